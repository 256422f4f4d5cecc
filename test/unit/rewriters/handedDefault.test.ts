import assert from 'node:assert/strict';
import { handedDefaultNote } from '../../../src/core/rewriters/shared/handedDefault';

describe('a default that is handed on with its variable', () => {
  const said: readonly (readonly [source: string, variable: string | undefined])[] = [
    ["env('API_TOKEN', ", 'API_TOKEN'],
    ['get_env("API_TOKEN",\n    ', 'API_TOKEN'],
    ["config.get('API_TOKEN', ", 'API_TOKEN'],
    ['text(process.env.API_TOKEN, ', 'API_TOKEN'],
    // What sets a variable, or says what it should be, asks for none.
    ["setEnv('API_TOKEN', ", undefined],
    ["vi.stubEnv('API_TOKEN', ", undefined],
    ["process.env.set('API_TOKEN', ", undefined],
    // What is asked for is no variable.
    ["log('API_TOKEN', ", undefined],
    ["env('token', ", undefined],
    ['process.env.API_TOKEN || ', undefined],
  ];
  for (const [source, variable] of said) {
    it(`${source.replace(/\s+/g, ' ')}…: ${variable ?? 'nothing'}`, () => {
      assert.deepEqual(handedDefaultNote(source, source.length)?.args, variable === undefined ? undefined : [variable]);
    });
  }
});
