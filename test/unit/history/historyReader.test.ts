import assert from 'node:assert/strict';
import { HistoryReader } from '../../../src/core/history/historyReader';
import { rotationSteps } from '../../../src/core/history/rotation';
import { english } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import { Samples } from '../../support/samples';

const samples = new Samples(12);
const key = samples.make('aws-secret-access-key');
const word = 'correcthorse';

/** A commit as git prints it: where it has no parent, its line ends with a space. */
const commitOf = (parents: readonly string[], digit: string, time: number, ...lines: readonly string[]): string =>
  [
    `\u0001${digit.repeat(40)} ${String(time)} ${parents.map((parent) => parent.repeat(40)).join(' ')}`,
    'diff --git a/a b/a',
    '@@ -0,0 +1 @@',
    ...lines,
    '',
  ].join('\n');

/** Of all but `a` there is one before. */
const commit = (digit: string, time: number, ...lines: readonly string[]): string =>
  commitOf(digit === 'a' ? [] : ['f'], digit, time, ...lines);

/** Feeds an output in pieces of some length. */
function found(output: string, values: readonly string[], length = 7, scope: 'paths' | 'all' = 'paths'): unknown {
  const reader = new HistoryReader(values.map((value) => new Secret(value)));
  for (let at = 0; at < output.length; at += length) {
    reader.read(output.slice(at, at + length), scope);
  }
  reader.end(scope);
  return reader.found();
}

describe('searching the output of git log', () => {
  it('counts the commits that wrote a value, and tells the first, however the output is cut', () => {
    const output =
      commit('c', 1_700_000_300, `-key = "${key}"`) +
      commit('b', 1_700_000_200, `+key = "${key}"`, `+again = '${key}'`) +
      commit('a', 1_700_000_100, '+nothing', `+k: ${key}`);
    for (const length of [1, 2, 7, 64, 100_000]) {
      assert.deepEqual(found(output, [key], length), [
        { commits: 2, first: new Date(1_700_000_100_000).toISOString() },
      ]);
    }
  });

  it('keeps values apart', () => {
    const output = commit('b', 200, `+key = "${key}"`) + commit('a', 100, `+p = "${word}"`);
    const [first, second, third] = found(output, [word, key, 'neverwritten1']) as ({ first: string } | undefined)[];
    assert.equal(first?.first, new Date(100_000).toISOString());
    assert.equal(second?.first, new Date(200_000).toISOString());
    assert.equal(third, undefined);
  });

  it('takes no part of a longer word, no context and no removal', () => {
    assert.deepEqual(found(commit('a', 1, `+p = "x${word}"`, `+p = "${word}x"`, `-${word}`, ` ${word}`), [word]), [
      undefined,
    ]);
  });

  it('finds a value with its escapes', () => {
    const value = 'pass"wo\\rd';
    assert.deepEqual(found(commit('a', 1, '+p = "pass\\"wo\\\\rd"'), [value]), [
      { commits: 1, first: new Date(1_000).toISOString() },
    ]);
  });

  it('takes a plain word for the value only in the files that held it', () => {
    const output = commit('a', 1, `+p = "${word}"`, `+k = "${key}"`);
    assert.deepEqual(
      (found(output, [word, key], 50, 'all') as unknown[]).map((each) => each !== undefined),
      [false, true],
    );
  });

  it('counts a merge for what none of its parents had, and not for what came from one of them', () => {
    const merge = (digit: string, time: number, line: string): string => commitOf(['d', 'e'], digit, time, line);
    const output = merge('c', 3, `++k = "${key}"`) + merge('b', 2, `+ k = "${key}"`) + merge('a', 1, ` +k = "${key}"`);
    for (const length of [1, 64, 100_000]) {
      assert.deepEqual(found(output, [key], length), [{ commits: 1, first: new Date(3_000).toISOString() }]);
    }
  });

  it('finds a value at the end of an enormous line', () => {
    const line = `+${'x '.repeat(2_000_000)}"${key}"`;
    assert.deepEqual(found(commit('a', 1, line), [key], 65_536), [
      { commits: 1, first: new Date(1_000).toISOString() },
    ]);
  });

  it('tells the steps of each kind', () => {
    const steps = (detector: string, facts: Record<string, string> = {}): string =>
      rotationSteps({ detector, facts }).map(english).join('\n');
    assert.match(
      steps('aws-secret-access-key'),
      /Create a second access key[\s\S]*Deactivate the old key[\s\S]*Delete/,
    );
    assert.match(steps('aws-access-key-id', { keyType: 'temporary' }), /Revoke sessions/);
    assert.match(
      steps('provider-token', { provider: 'GitHub' }),
      /settings of GitHub[\s\S]*Revoke the old token at GitHub/,
    );
    assert.match(steps('password-in-code'), /new password/);
    assert.match(steps('json-web-token'), /issued/);
  });
});
