import assert from 'node:assert/strict';
import fc from 'fast-check';
import { knownCalls } from '../../../src/core/detectors/shared/positions';
import { createScanner, scanText } from '../../support/scanning';
import { Samples } from '../../support/samples';

const scanner = createScanner();
const secret = new Samples(7).expand('‹token-32›');

/** Calls of which a Python file cannot write one alone, and why. */
const unwritable = new Map([
  ['require()', 'calls what a call gave'],
  ['provider', 'a command of Ruby without brackets'],
  ['convertto-securestring', 'a command of PowerShell'],
  ['encrypt', 'its owner needs a name of its own'],
  ['decrypt', 'its owner needs a name of its own'],
  ['plain', 'its owner needs a name of its own'],
]);

/** A name that the pattern of an owner takes; the shortest of some, so that nothing else in it is known. */
function ownerFor(owner: RegExp | undefined): string | undefined {
  if (owner === undefined || owner.test('')) {
    return '';
  }
  const core = owner.source.replace(/\(\?:\^\|\\\.\)/g, '').replace(/\\w\{0,\d+\}|\(\?:\\\(\\\)\)\??/g, '');
  return fc
    .sample(fc.stringMatching(new RegExp(core)), { numRuns: 200, seed: 11 })
    .filter((name) => owner.test(name) && /^[a-z_]\w*(?:\.[a-z_]\w*)*$/.test(name))
    .sort((one, other) => one.length - other.length)[0];
}

describe('calls that are known to take a secret by its place', () => {
  for (const [method, owners] of knownCalls) {
    for (const [owner, positions] of owners) {
      for (const [at, name] of Object.entries(positions).filter(([, named]) => !named.startsWith('aws_'))) {
        if (unwritable.has(method)) {
          continue;
        }
        it(`${owner?.source ?? 'any'} ${method} ${at}: ${name}, in a file that holds nothing else`, async () => {
          const of = ownerFor(owner);
          assert.ok(of !== undefined, 'no name for its owner was made');
          const args = [...Array.from({ length: Number(at) }, (_, index) => `"a${String(index)}"`), `"${secret}"`];
          const { findings } = await scanText(
            scanner,
            'a.py',
            `x = ${of === '' ? '' : `${of}.`}${method}(${args.join(', ')})\n`,
          );
          assert.equal(findings.length, 1);
        });
      }
    }
  }
});
