import { nameHint } from '../shared/identifiers';
import type { Verdict } from './judge';
import type { CdkSpot } from './spot';

/** An identifier to name a secret by: what takes it, with the id of the construct where that says too little. */
export function hintOfSpot({ id, path, method }: CdkSpot, verdict: Verdict): string {
  if (method === 'addEnvironment' && id !== undefined) {
    return id;
  }
  // The value of a build's variable is called `value`; the variable has a name.
  const own = verdict.kind === 'build-variable' ? path.slice(0, -1) : path;
  const names = own
    .filter((name, index) => index === own.length - 1 || !/^(?:master_?user|from_?[a-z]+|basic|api_?Key)$/i.test(name))
    .map((name) => (/^(?:from_?|master_?(?:user_?)?)password$/i.test(name) ? 'password' : name));
  return nameHint([...(id === undefined ? [] : [id]), ...(names.length === 0 ? ['secret'] : names)], 'secret');
}
