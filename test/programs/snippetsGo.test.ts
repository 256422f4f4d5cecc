import assert from 'node:assert/strict';
import path from 'node:path';
import { formatObjections, goMissing, layModule, objections, prepareGo, runGo } from './goModule';
import { runProgram } from './jvmToolchain';
import { startServices } from './services';
import type { Services } from './services';
import { lay, snippetsOf, storeDefaults, temporaryFolder } from './snippetRuns';

const missing = process.env['CI'] ? undefined : goMissing();

const caching = 'github.com/aws/aws-secretsmanager-caching-go/v2';

describe(`snippets of Go${missing === undefined ? '' : ` (skipped: ${missing})`}`, function () {
  // Fetching and compiling the AWS SDK for the first time.
  this.timeout(600_000);
  let services: Services;

  before(async function () {
    if (missing !== undefined) {
      this.skip();
    }
    prepareGo();
    services = await startServices();
  });

  after(async () => {
    if (missing === undefined) {
      await services.stop();
    }
  });

  /** The caching client is a module of its own, which not every proxy serves. */
  const lacks = (folder: string, needs: readonly string[]): string | undefined =>
    needs.includes(caching) && runGo(folder, ['get', caching]).status !== 0 ? caching : undefined;

  it('are accepted by gofmt and go vet, and see the stored values', async () => {
    const sandbox = services.list.find(({ kind }) => kind === 'sandbox');
    assert.ok(sandbox);
    const stored = await storeDefaults(sandbox);
    for (const snippet of (await snippetsOf('go')).filter(({ isFile }) => isFile)) {
      const folder = temporaryFolder();
      layModule(folder);
      const reads = snippet.text().includes('dbPassword');
      const stop = /\$\{(\d):\w+\}/.exec(snippet.contributed.body[0] ?? '')?.[1] ?? '';
      lay(folder, 'snippet.go', snippet.file({ [stop]: 'main' }));
      const show = reads ? 'import "fmt"\n\nfunc main() {\n\tfmt.Println(dbPassword)\n}\n' : 'func main() {}\n';
      lay(folder, 'main.go', `package main\n\n${show}`);
      const absent = lacks(folder, snippet.needs);
      if (absent !== undefined) {
        console.log(`    ${snippet.prefix} is seen by gofmt alone: ${absent} cannot be had`);
        assert.equal(formatObjections(folder), '', snippet.file());
        continue;
      }
      assert.equal(objections(folder), '', snippet.file());
      if (reads) {
        const built = runGo(folder, ['build', '-o', 'program', '.']);
        assert.equal(built.status, 0, built.stderr);
        const { stdout, stderr } = await runProgram(path.join(folder, 'program'), [], folder, stored.environment);
        assert.equal(stdout.trim(), snippet.kind === 'parameter' ? stored.parameter : stored.secret, stderr);
      }
    }
  });
});
