import type { Caller } from '../state/account';
import type { World } from '../state/world';
import { shapesOf } from '../wire/shape';
import type { OperationShapes, Shape } from '../wire/shape';

/** One request, after its sender was recognised. */
export interface Call {
  readonly world: World;
  readonly caller: Caller;
  readonly accessKeyId: string;
  readonly region: string;
}

/** An operation: its wire shapes, taken from the SDK's command, and what it does to the world. */
export interface Operation {
  readonly shapes: OperationShapes;
  run(input: Shape, call: Call): Shape;
}

/** The part of an SDK command's type that names what goes in and what comes out. */
type CommandClass<Input, Output> = new (input: never) => {
  readonly input: Input;
  resolveMiddleware(stack: never, configuration: never, options: never): (args: never) => Promise<{ output: Output }>;
};

/** Ties what an operation does to the shapes of the SDK's command of that name. */
export function operation<Input extends object, Output extends object>(
  command: CommandClass<Input, Output>,
  run: (input: Input, call: Call) => Omit<Output, '$metadata'>,
): Operation {
  return { shapes: shapesOf(command), run: (input, call) => run(input as Input, call) };
}

/** A service: how its requests are recognised, and its operations by name. */
export interface Service {
  /** As in IAM actions: `secretsmanager`. */
  readonly id: string;
  readonly protocol: 'query' | 'json';
  /** Of a JSON service: what stands before the dot in `x-amz-target`. Of a query service: its `Version`. */
  readonly target: string;
  /** Of a query service: the namespace of its answers. */
  readonly namespace: string;
  readonly operations: ReadonlyMap<string, Operation>;
}

export function operationsByName(operations: readonly Operation[]): ReadonlyMap<string, Operation> {
  return new Map(operations.map((entry) => [entry.shapes.name, entry]));
}
