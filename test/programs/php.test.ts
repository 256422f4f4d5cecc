import path from 'node:path';
import { describeModelled, succeeds } from './modelledPrograms';

// No registry that is reached has the AWS SDK for PHP: `php/sdk` stands in for the clients of the two stores.
describeModelled({
  name: 'PHP',
  programs: ['php/places.php', 'php/settings.php'],
  clients: 'php/clients.php',
  isThere: () => succeeds('php', ['-r', 'exit(PHP_VERSION_ID < 80100);']),
  missing: 'there is no PHP 8.1 or newer',
  // As the autoloader of a project would, the clients are there before the program is.
  run: (workspace, environment) =>
    workspace.start(
      'php',
      [
        '-d',
        `auto_prepend_file=${path.join(__dirname, 'php/sdk/clients.php')}`,
        '-d',
        'display_errors=stderr',
        workspace.file,
      ],
      environment,
    ),
});
