import { strict as assert } from 'node:assert';
import { dotnetFacts, packagesConfigFacts } from '../../../src/core/fix/dotnetFacts';

describe('dotnetFacts', () => {
  it('reads the packages of a project, those in comments apart', () => {
    const { dependencies } = dotnetFacts(`<Project Sdk="Microsoft.NET.Sdk">
      <ItemGroup>
        <PackageReference Include="AWSSDK.SecretsManager.Caching" Version="2.0.0" />
        <PackageReference Include='Npgsql'><Version>8.0.0</Version></PackageReference>
        <!-- <PackageReference Include="Gone" /> -->
        <PackageVersion Include="Managed" Version="1.0.0" />
        <GlobalPackageReference Include="Everywhere" />
      </ItemGroup>
    </Project>`);
    assert.deepEqual(dependencies, ['AWSSDK.SecretsManager.Caching', 'Npgsql', 'Everywhere']);
  });

  it('reads the namespaces that all files import', () => {
    const { globalUsings = [] } = dotnetFacts(`<Project>
      <PropertyGroup><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
      <ItemGroup>
        <Using Remove="System.Net.Http" />
        <Using Include="System.Collections.Concurrent" />
        <Using Include="System.Math" Static="true" />
      </ItemGroup>
    </Project>`);
    assert.ok(globalUsings.includes('System.Threading.Tasks'));
    assert.ok(globalUsings.includes('System.Collections.Concurrent'));
    assert.ok(!globalUsings.includes('System.Net.Http'));
    assert.ok(!globalUsings.includes('System.Math'));
    assert.equal(dotnetFacts('<Project/>').globalUsings, undefined);
  });

  it('reads the major version of the AWS SDK, whose extensions count on their own', () => {
    const project = (name: string, version: string): string =>
      `<Project><PackageReference Include="${name}" ${version} /></Project>`;
    assert.equal(dotnetFacts(project('AWSSDK.S3', 'Version="4.0.3.1"')).dotnetSdkMajor, 4);
    assert.equal(dotnetFacts(project('AWSSDK.Core', 'Version="[3.7.400,4)"')).dotnetSdkMajor, 3);
    assert.equal(dotnetFacts(project('AWSSDK.Extensions.NETCore.Setup', 'Version="4.0.0"')).dotnetSdkMajor, undefined);
    assert.equal(dotnetFacts(project('AWSSDK.S3', '')).dotnetSdkMajor, undefined);
    assert.equal(dotnetFacts('<PackageVersion Include="AWSSDK.SQS" Version="4.*" />').dotnetSdkMajor, 4);
    assert.equal(packagesConfigFacts('<package id="AWSSDK.S3" version="3.7.1" />').dotnetSdkMajor, 3);
  });

  it('reads packages.config, and of broken files what can be read', () => {
    assert.deepEqual(
      packagesConfigFacts('<packages><package id="AWSSDK.Core" version="3.7.0" /></packages>').dependencies,
      ['AWSSDK.Core'],
    );
    assert.deepEqual(dotnetFacts('<PackageReference Include="A" <!-- ').dependencies, ['A']);
  });
});
