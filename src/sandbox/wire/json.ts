import type { NormalizedSchema } from '@smithy/core/schema';
import { isObject } from './isObject';
import type { Shape } from './shape';

/** Decodes the parsed JSON of an AWS JSON 1.1 request. Members that the schema does not know are dropped. */
export function decodeJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (schema.isStructSchema() && isObject(value)) {
    const result: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const decoded = decodeJson(member, value[name]);
      if (decoded !== undefined) {
        result[name] = decoded;
      }
    }
    return result;
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.map((item) => decodeJson(schema.getValueSchema(), item));
  }
  if (schema.isMapSchema() && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, decodeJson(schema.getValueSchema(), item)]),
    );
  }
  if (schema.isBlobSchema() && typeof value === 'string') {
    return new Uint8Array(Buffer.from(value, 'base64'));
  }
  if (schema.isTimestampSchema() && typeof value === 'number') {
    return new Date(value * 1000);
  }
  return value;
}

/** Encodes an answer as AWS JSON 1.1 has it: timestamps as seconds, blobs as base64. */
export function encodeJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  if (schema.isStructSchema()) {
    return Object.fromEntries(
      [...schema.structIterator()].map(([name, member]) => [name, encodeJson(member, (value as Shape)[name])]),
    );
  }
  if (schema.isListSchema()) {
    return (value as unknown[]).map((item) => encodeJson(schema.getValueSchema(), item));
  }
  if (schema.isMapSchema()) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, encodeJson(schema.getValueSchema(), item)]),
    );
  }
  return value;
}
