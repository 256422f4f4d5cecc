import { strict as assert } from 'node:assert';
import { programFacts } from '../../../src/core/fix/dotnetFacts';
import { composerFacts, gemFacts } from '../../../src/core/fix/scriptFacts';

describe('facts of Ruby, PHP and .NET projects', () => {
  it('are the gems of a Gemfile and of a gemspec', () => {
    const gemfile = [
      "source 'https://rubygems.org'",
      "gem 'rails', '~> 8.0'",
      '# gem "gone"',
      'group :production do',
      '  gem("aws-sdk-secretsmanager")',
      'end',
    ];
    assert.deepEqual(gemFacts(gemfile.join('\r\n')).dependencies, ['rails', 'aws-sdk-secretsmanager']);
    assert.deepEqual(gemFacts("  spec.add_dependency 'aws-sdk-ssm', '>= 1'\n").dependencies, ['aws-sdk-ssm']);
  });

  it('are the packages of a composer.json, broken or not', () => {
    const text =
      '{ "require": { "php": ">=8.2", "aws/aws-sdk-php": "^3" }, "require-dev": { "phpunit/phpunit": "^11" } }';
    assert.deepEqual(composerFacts(text).dependencies, ['php', 'aws/aws-sdk-php', 'phpunit/phpunit']);
    assert.deepEqual(composerFacts('[]').dependencies, []);
    assert.deepEqual(composerFacts('').dependencies, []);
  });

  it('are the path below which a program adds parameters', () => {
    const path = (text: string): string | undefined => programFacts(text).systemsManagerPath;
    assert.equal(path('builder.Configuration.AddSystemsManager("/shop");'), '/shop');
    assert.equal(
      path('config.AddSystemsManager(source => { source.Path = $"/shop/{env.EnvironmentName}"; });'),
      '/shop/{env.EnvironmentName}',
    );
    assert.equal(path('builder.Configuration.AddSystemsManager(prefix);\nvar x = "/other";'), undefined);
  });
});
