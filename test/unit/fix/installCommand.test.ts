import assert from 'node:assert/strict';
import { installationOf } from '../../../src/core/fix/installCommand';

describe('what adds packages to a project', () => {
  const cases: readonly (readonly [string, readonly string[], boolean, string])[] = [
    ['typescriptreact', ['@aws-sdk/client-ssm'], true, 'npm install @aws-sdk/client-ssm'],
    ['python', ['boto3'], true, 'pip install boto3'],
    ['rust', ['aws-config', 'aws-sdk-ssm'], true, 'cargo add aws-config aws-sdk-ssm'],
    ['ruby', ['aws-sdk-ssm'], true, 'bundle add aws-sdk-ssm'],
    ['php', ['aws/aws-sdk-php'], true, 'composer require aws/aws-sdk-php'],
    ['csharp', ['A', 'B'], true, 'dotnet add package A\ndotnet add package B'],
    ['java', ['software.amazon.awssdk:ssm'], false, 'software.amazon.awssdk:ssm'],
    ['spring-boot-properties', ['io.awspring.cloud:x'], false, 'io.awspring.cloud:x'],
  ];
  for (const [language, packages, isCommand, text] of cases) {
    it(language, () => {
      assert.deepEqual(installationOf(language, packages), { isCommand, text });
    });
  }
});
