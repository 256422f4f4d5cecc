import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeModelled, succeeds } from './modelledPrograms';

const own = path.join(__dirname, 'csharp/sdk');
const libraries = ['System.Core.dll', 'System.Xml.dll', 'System.Runtime.Serialization.dll'].map((name) => `-r:${name}`);

/** Where the stand-in for the SDK is, once it has been compiled. */
let folder: string | undefined;

after(() => {
  if (folder !== undefined) {
    rmSync(folder, { recursive: true, force: true });
  }
});

// No registry that is reached has the AWS SDK for .NET: `csharp/sdk` stands in for it. Mono's compiler knows C# 7.
describeModelled({
  name: 'C#',
  programs: ['csharp/Places.cs', 'csharp/Script.cs'],
  clients: 'csharp/Clients.cs',
  isThere: () => {
    if (!succeeds('mcs', ['--version'])) {
      return false;
    }
    folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-sdk-'));
    const sources = readdirSync(own).map((name) => path.join(own, name));
    execFileSync('mcs', ['-target:library', `-out:${path.join(folder, 'AWSSDK.dll')}`, ...libraries, ...sources]);
    return true;
  },
  missing: 'there is no C# compiler (mono-mcs, mono-runtime and libmono-system-runtime-serialization4.0-cil of Debian)',
  run: async (workspace, environment) => {
    const sdk = path.join(folder ?? own, 'AWSSDK.dll');
    const program = path.join(workspace.folder, 'program.exe');
    const compiled = await workspace.start('mcs', [`-out:${program}`, `-r:${sdk}`, ...libraries, workspace.file], {});
    return compiled.code === 0
      ? workspace.start('mono', [program], { MONO_PATH: path.dirname(sdk), ...environment })
      : compiled;
  },
});
