import { appSettingsEnvironment } from '../appsettings/path';
import { message } from '../../text/message';
import { isHelmValues } from '../helm-values/path';
import { formatOf } from '../config/formats';
import type { Rewriter } from '../rewriter';
import { literalOf } from '../shared/literals';
import { refuse } from '../shared/plans';

/** Says of settings files that nothing fills in where their secrets can go. */
export const rewriter: Rewriter = {
  id: 'settings',
  languages: ['json', 'yaml', 'toml', 'ini', 'properties', 'xml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: ({ target, finding, document }) => {
    const use = finding.kind === 'storable' ? literalOf(document, finding)?.use : undefined;
    if (
      use === undefined ||
      use === 'prose' ||
      use === 'key' ||
      formatOf(document) !== undefined ||
      appSettingsEnvironment(document.path) !== undefined ||
      isHelmValues(document)
    ) {
      return undefined;
    }
    return refuse(
      target,
      message(
        'This file is data that nothing fills in: a reference here would be taken for the value. Have the program that reads it take the value from the environment or from AWS.',
      ),
    );
  },
};
