import assert from 'node:assert/strict';
import { FaultStage } from './faults/stage';
import { faultTitles, scenarios } from './faults/table';
import type { FaultName, FaultPoint, FaultScenario, Outcome } from './faults/table';

describe('strongroom fix, interrupted', function () {
  this.timeout(120_000);

  scenarios.forEach((scenario, number) => {
    describe(`${scenario.title} (${scenario.command})`, () => {
      const seed = 500 + number;
      let after: ReadonlyMap<string, string>;

      before(async () => {
        after = await FaultStage.learn(scenario, seed);
      });

      for (const { step, point, faults } of scenario.rows) {
        for (const { fault, outcome } of faults) {
          it(`${step}: ${faultTitles[fault]}`, () => check(scenario, seed, after, point, fault, outcome));
        }
      }
    });
  });
});

async function check(
  scenario: FaultScenario,
  seed: number,
  after: ReadonlyMap<string, string>,
  point: FaultPoint,
  fault: FaultName,
  expected: Outcome,
): Promise<void> {
  const stage = await FaultStage.open(scenario, seed, after);
  try {
    const { values } = stage;

    const first = await stage.runWith(fault, point);
    assert.equal(first.signal, fault === 'killed' ? 'SIGKILL' : null, first.output);
    const parts = scenario.id === 'profile' ? 2 : 1;
    const kept = await stage.kept();
    const reached: Outcome = {
      ends: first.signal === 'SIGKILL' ? 'killed' : 'left',
      files: stage.files,
      kept: kept.length / parts,
      remembered: stage.journal.length > 0,
    };
    assert.deepEqual(reached, expected, first.output);
    if (first.signal === null) {
      assert.equal(first.code, 1, first.output);
    }
    // No value is lost, whatever the table says.
    const code = sourceOf(stage, scenario);
    assert.ok(
      values.every((value) => kept.includes(value) || code.includes(value)),
      'a value is lost',
    );
    assert.ok(await stage.lookupsHold(), 'the code looks up what is not there');

    const second = await stage.runAgain();
    assert.equal(second.code, 0, second.output);
    assert.ok(
      stage.files.every((file) => file === 'after'),
      second.output,
    );
    assert.deepEqual(await stage.kept(), values);
    assert.ok(await stage.lookupsHold());
    const secrets = ['store', 'several-files', 'connection'].includes(scenario.id) ? values.length : 0;
    assert.equal((await stage.aws.secretNames()).length, secrets, (await stage.aws.secretNames()).join());
    assert.match(stage.credentials, /^\[other\]\nregion = eu-west-1\n/);
    assert.deepEqual(stage.journal, []);
    assert.deepEqual(stage.temporaries, []);

    const said = first.output + second.output + stage.journal.join('');
    assert.ok(!values.some((value) => said.includes(value) && !value.startsWith('A')), 'a value was printed');
  } finally {
    await stage.close();
  }
}

function sourceOf(stage: FaultStage, scenario: FaultScenario): string {
  return scenario.command
    .split(' ')
    .filter((word) => /\.(?:py|js)$/.test(word))
    .map((file) => stage.ground.read(file))
    .join('\n');
}
