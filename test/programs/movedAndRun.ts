import assert from 'node:assert/strict';
import type { Service } from './services';
import type { Outcome, Workspace } from './workspace';

/** A program in a workspace, and how it is run. */
export interface MovedProgram {
  readonly workspace: Workspace;
  readonly run: (environment: NodeJS.ProcessEnv) => Outcome | Promise<Outcome>;
  /** What must hold of the file once its secrets are moved, before it is run. */
  readonly check: () => unknown;
}

/** Moves the secrets of a program to a store: it must see what it saw before, and end where no store answers. */
export async function movedAndRun(
  { workspace, run, check }: MovedProgram,
  target: 'secretsmanager' | 'parameterstore',
  service: Service,
): Promise<void> {
  await service.reset();
  const before = await run({});
  assert.equal(before.code, 0, before.stderr);
  const fix = await workspace.strongroom(['fix', '--to', target, workspace.file], service.environment());
  assert.equal(fix.code, 0, fix.stdout + fix.stderr);
  await check();
  const after = await run(service.environment());
  assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
  assert.equal(after.stdout, before.stdout, workspace.text);
  const refused = await run({ ...service.environment(), AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
  assert.notEqual(refused.code, 0, 'a look-up that fails ends the program');
}
