import { backends } from './backends';
import type { Backend } from './backends';
import { createAwsHome } from './awsHome';
import type { AwsHome } from './awsHome';

/** What each test of the contract suite finds: an empty AWS, and a machine whose profile `admin` may do everything there. */
export interface ContractContext {
  readonly backend: Backend;
  readonly home: AwsHome;
}

/** Runs tests against every local AWS there is. The title says which one answers. */
export function contract(subject: string, tests: (context: () => ContractContext) => void): void {
  for (const { name, start, missing } of backends) {
    describe(`${subject}, answered by ${name}`, function () {
      this.timeout(60_000);
      let backend: Backend | undefined;
      let home: AwsHome | undefined;

      before(async function () {
        backend = await start();
        if (backend === undefined) {
          console.log(`      skipped: ${missing}`);
          this.skip();
        }
      });
      beforeEach(async () => {
        await backend?.reset();
        home = await createAwsHome();
        if (backend !== undefined) {
          const { accessKeyId, secretAccessKey } = backend.admin;
          await home.writeProfiles({
            url: backend.url,
            region: 'eu-central-1',
            profiles: [{ name: 'admin', kind: 'key', id: accessKeyId, secret: secretAccessKey }],
          });
        }
      });
      afterEach(async () => {
        await home?.dispose();
      });
      after(async () => {
        await backend?.stop();
      });

      tests(() => {
        if (backend === undefined || home === undefined) {
          throw new Error('The test runs outside its suite.');
        }
        return { backend, home };
      });
    });
  }
}
