import path from 'node:path';
import { describeModelled, succeeds } from './modelledPrograms';

// No registry that is reached has the gems aws-sdk-secretsmanager and aws-sdk-ssm: `ruby/gems` makes clients of their API
// models on the real core, which finds the credentials, signs, checks arguments and reads answers.
describeModelled({
  name: 'Ruby',
  programs: ['ruby/places.rb', 'ruby/script.rb'],
  clients: 'ruby/clients.rb',
  isThere: () => succeeds('ruby', ['-e', "require 'aws-sdk-kms'; require 'aws-sdk-s3'"]),
  missing: 'there is no Ruby with the gems aws-sdk-core, aws-sdk-kms and aws-sdk-s3 (of Debian)',
  run: (workspace, environment) =>
    workspace.start('ruby', ['-W0', workspace.file], { RUBYLIB: path.join(__dirname, 'ruby/gems'), ...environment }),
});
