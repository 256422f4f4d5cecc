import assert from 'node:assert/strict';
import {
  environmentFilesOf,
  variablesOf,
  withoutTerminal,
  withVariables,
} from '../../../src/editor/running/launchConfiguration';

describe('the environment of a launch configuration', () => {
  const found: [title: string, configuration: Readonly<Record<string, unknown>>, variables: object][] = [
    ['an object', { env: { A: '1', B: null, C: 2 } }, { A: '1' }],
    ['a list of names and values', { environment: [{ name: 'A', value: '1' }, { name: 'B' }, null, 7] }, { A: '1' }],
    ['a list of texts', { env: ['A=1', 'B=x=y', '=z', 'C'] }, { A: '1', B: 'x=y' }],
    [
      'both members',
      {
        env: { A: '1' },
        environment: [
          { name: 'A', value: '2' },
          { name: 'B', value: '3' },
        ],
      },
      { A: '1', B: '3' },
    ],
    ['nothing', { env: 'A=1', environment: null }, {}],
  ];
  for (const [title, configuration, variables] of found) {
    it(`is read from ${title}`, () => {
      assert.deepEqual(variablesOf({ type: 'node', ...configuration }), variables);
    });
  }

  const set: [title: string, before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>][] = [
    [
      'an object',
      { type: 'node', env: { A: 'x', B: '1', N: null } },
      { type: 'node', env: { A: 'secret', B: '1', N: null } },
    ],
    [
      'a list of names and values',
      {
        type: 'cppdbg',
        environment: [
          { name: 'B', value: '1' },
          { name: 'A', value: 'x' },
        ],
      },
      {
        type: 'cppdbg',
        environment: [
          { name: 'B', value: '1' },
          { name: 'A', value: 'secret' },
        ],
      },
    ],
    ['a list of texts', { type: 'lldb-dap', env: ['A=x', 'B=1'] }, { type: 'lldb-dap', env: ['B=1', 'A=secret'] }],
    ['no member', { type: 'go', envFile: 'x' }, { type: 'go', envFile: 'x', env: { A: 'secret' } }],
    [
      'no member of a debugger with a list',
      { type: 'cppvsdbg' },
      { type: 'cppvsdbg', environment: [{ name: 'A', value: 'secret' }] },
    ],
  ];
  for (const [title, before, after] of set) {
    it(`is set in ${title}, and what stood there is left as it is`, () => {
      const kept = structuredClone(before);
      assert.deepEqual(withVariables(before as { type: string }, new Map([['A', 'secret']])), after);
      assert.deepEqual(before, kept);
    });
  }

  it('names one file, several, or none', () => {
    assert.deepEqual(environmentFilesOf({ type: 'node', envFile: 'a' }), ['a']);
    assert.deepEqual(environmentFilesOf({ type: 'go', envFile: ['a', 1, '', 'b'] }), ['a', 'b']);
    assert.deepEqual(environmentFilesOf({ type: 'node', envFile: {} }), []);
  });

  it('is kept from the command line of a terminal', () => {
    assert.deepEqual(withoutTerminal({ type: 'node', console: 'integratedTerminal', port: 1 }), {
      type: 'node',
      console: 'internalConsole',
      port: 1,
    });
    assert.deepEqual(withoutTerminal({ type: 'lldb-dap', runInTerminal: true }), {
      type: 'lldb-dap',
      runInTerminal: false,
    });
    for (const same of [
      { type: 'node' },
      { type: 'node', console: 'internalConsole' },
      { type: 'debugpy', console: 'integratedTerminal' },
    ]) {
      assert.equal(withoutTerminal(same), undefined);
    }
  });
});
