import type { NormalizedSchema } from '@smithy/core/schema';
import type { Shape } from './shape';

/** Decodes the form of an AWS query request: `Tags.member.1.Key=…`. */
export function decodeQuery(schema: NormalizedSchema, form: URLSearchParams, prefix = ''): unknown {
  if (schema.isStructSchema()) {
    const result: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const key = join(prefix, member.getMemberTraits().xmlName ?? name);
      if (isPresent(form, key)) {
        result[name] = decodeQuery(member, form, key);
      }
    }
    return result;
  }
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const stem = schema.getMergedTraits().xmlFlattened
      ? prefix
      : join(prefix, member.getMergedTraits().xmlName ?? 'member');
    const items: unknown[] = [];
    for (let index = 1; isPresent(form, join(stem, String(index))); index += 1) {
      items.push(decodeQuery(member, form, join(stem, String(index))));
    }
    return items;
  }
  const text = form.get(prefix) ?? '';
  if (schema.isNumericSchema()) {
    return Number(text);
  }
  if (schema.isBooleanSchema()) {
    return text === 'true';
  }
  if (schema.isTimestampSchema()) {
    return new Date(text);
  }
  return schema.isBlobSchema() ? new Uint8Array(Buffer.from(text, 'base64')) : text;
}

function join(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}.${key}`;
}

function isPresent(form: URLSearchParams, key: string): boolean {
  return form.has(key) || [...form.keys()].some((name) => name.startsWith(`${key}.`));
}

/** Encodes an answer of the query protocol. */
export function encodeXml(schema: NormalizedSchema, value: unknown): string {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  if (schema.isStructSchema()) {
    return [...schema.structIterator()]
      .filter(([name]) => (value as Shape)[name] !== undefined)
      .map(([name, member]) =>
        element(member.getMemberTraits().xmlName ?? name, encodeXml(member, (value as Shape)[name])),
      )
      .join('');
  }
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    return (value as unknown[])
      .map((item) => element(member.getMergedTraits().xmlName ?? 'member', encodeXml(member, item)))
      .join('');
  }
  return escapeXml(String(value));
}

/** One XML element around content that is XML already. */
export function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

/** Text as XML content. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
