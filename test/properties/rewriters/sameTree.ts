import { strict as assert } from 'node:assert';
import { parse } from 'yaml';

/** The variable of the test, be it a secret of Drone. */
const reading = /APP_SECRET|app_secret/;

/** Asserts that two YAML texts say the same but where a secret stood, and for what is new: variables that are read there. */
export function assertSameTree(before: string, after: string, secret: string): void {
  compare(parse(before), parse(after), secret, after);
}

function compare(before: unknown, after: unknown, secret: string, text: string): void {
  if (Array.isArray(before)) {
    assert.ok(Array.isArray(after) && after.length <= before.length, text);
    let from = 0;
    for (const item of before) {
      const stays = matches(item, after[from], secret, text);
      assert.ok(stays || holds(item, secret), `an item is gone:\n${text}`);
      from += stays ? 1 : 0;
    }
    assert.equal(from, after.length, text);
  } else if (isMap(before)) {
    assert.ok(isMap(after), text);
    for (const [key, value] of Object.entries(before)) {
      assert.ok(key in after || holds(value, secret), `“${key}” is gone:\n${text}`);
      if (key in after) {
        compare(value, after[key], secret, text);
      }
    }
    for (const key of Object.keys(after).filter((one) => !(one in before))) {
      assert.match(JSON.stringify({ [key]: after[key] }), reading, text);
    }
  } else if (holds(before, secret)) {
    assert.ok(after === before || reading.test(JSON.stringify(after)), text);
  } else {
    assert.deepEqual(after, before, text);
  }
}

function matches(before: unknown, after: unknown, secret: string, text: string): boolean {
  try {
    compare(before, after, secret, text);
    return true;
  } catch {
    return false;
  }
}

function holds(value: unknown, secret: string): boolean {
  return JSON.stringify(value).includes(secret);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
