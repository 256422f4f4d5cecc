import { NormalizedSchema } from '@smithy/core/schema';
import { ServiceError } from '../serviceError';

/** A value of a Smithy shape, decoded: structures and maps are objects, lists arrays, timestamps dates, blobs bytes. */
export type Shape = Readonly<Record<string, unknown>>;

/**
 * What the sandbox needs of an operation: its name and the schemas of its two shapes. Taken from the SDK's own command,
 * whose `schema` is no documented API: the SDK's versions are pinned exactly, and test/aws fails where it goes away.
 */
export interface OperationShapes {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

/** Reads the operation of a command class. */
export function shapesOf(command: new (input: never) => object): OperationShapes {
  const { schema } = new command({} as never) as { schema?: unknown };
  if (!Array.isArray(schema) || schema[0] !== 9) {
    throw new TypeError(`${command.name} carries no operation schema: the SDK has changed.`);
  }
  const [, , name, , input, output] = schema as [9, string, string, unknown, unknown, unknown];
  return {
    name,
    input: NormalizedSchema.of(input as Parameters<typeof NormalizedSchema.of>[0]),
    output: NormalizedSchema.of(output as Parameters<typeof NormalizedSchema.of>[0]),
  };
}

/** Refuses an input that lacks a required member, as AWS does before it looks at anything else. */
export function requireMembers(schema: NormalizedSchema, value: Shape): void {
  const structure: unknown = schema.getSchema();
  // A structure is [3, namespace, name, traits, member names, member schemas, how many of the first are required].
  const [names, required] = Array.isArray(structure)
    ? [structure[4] as string[], (structure[6] as number | undefined) ?? 0]
    : [[], 0];
  const missing = names.slice(0, required).find((name) => value[name] === undefined);
  if (missing !== undefined) {
    const member = missing.charAt(0).toLowerCase() + missing.slice(1);
    throw new ServiceError(
      'ValidationException',
      `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
    );
  }
}
