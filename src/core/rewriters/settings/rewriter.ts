import type { ParsedDocument } from '../../languages/document';
import { isInventory } from '../ansible/inventory';
import { appSettingsEnvironment } from '../appsettings/path';
import type { Message } from '../../text/message';
import { message } from '../../text/message';
import { isHelmValues } from '../helm-values/path';
import { formatOf } from '../config/formats';
import { unparsedYaml } from '../config/unparsed';
import type { Rewriter } from '../rewriter';
import { literalOf } from '../shared/literals';
import { refuse } from '../shared/plans';
import { planProjectProperty, propertyReason } from './gradle';
import { formOf, planEnvironmentForm } from './environmentForms';
import { planLaunchVariable } from './launch';
import { planLaunchProfile } from './launchSettings';
import { overridingTool, planOverridden } from './overrides';
import { planPassEnv } from './passEnv';
import { planPoolVariable } from './poolVariable';
import { planOverride } from './stackParameter';
import { packageKeyReason, reasonFor } from './reasons';

/** Says of settings files where their secrets can go, and fills in from the environment what their tool takes from there. */
export const rewriter: Rewriter = {
  id: 'settings',
  languages: ['json', 'yaml', 'toml', 'ini', 'properties', 'xml', 'netrc', 'pgpass', 'http'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, finding, document } = request;
    const literal = finding.kind === 'storable' ? literalOf(document, finding) : undefined;
    if (
      target === 'default-credential-chain' ||
      literal === undefined ||
      literal.use === 'prose' ||
      literal.use === 'key' ||
      formatOf(document) !== undefined ||
      appSettingsEnvironment(document.path) !== undefined ||
      isHelmValues(document) ||
      (document.language.id === 'ini' && isInventory(document.path, document.source))
    ) {
      return undefined;
    }
    const packageKey = packageKeyReason(document, finding.span.start);
    if (packageKey !== undefined) {
      return refuse(target, packageKey);
    }
    const override = planOverride(request);
    if (override !== undefined) {
      return override;
    }
    const launched = planLaunchVariable(request);
    if (launched !== undefined) {
      return launched;
    }
    const profile = planLaunchProfile(request);
    if (profile !== undefined) {
      return profile;
    }
    const moved =
      planProjectProperty(request, literal) ??
      planOverridden(request, literal) ??
      (formOf(document)?.tool === 'Apache' ? planPassEnv(request, literal) : undefined) ??
      // PHP-FPM fills in whole variables alone.
      (formOf(document)?.tool === 'PHP-FPM'
        ? planPoolVariable(request, literal)
        : planEnvironmentForm(request, literal));
    if (moved !== undefined) {
      return target === 'environment' ? moved : refuse(target, fromEnvironment(document), 'environment');
    }
    return refuse(
      target,
      reasonFor(document) ??
        propertyReason(document.path) ??
        unparsedYaml(document) ??
        message(
          'This file is data that nothing fills in: a reference here would be taken for the value. Have the program that reads it take the value from the environment or from AWS.',
        ),
    );
  },
};

function fromEnvironment(document: ParsedDocument): Message {
  const form = formOf(document);
  const tool = form?.tool ?? overridingTool(document.path) ?? 'Gradle';
  return form?.source === undefined
    ? message(
        '{0} reads nothing from AWS here, but takes variables from the environment. Move the value to .env (environment variable), then that line to AWS: what strongroom run -- COMMAND starts has the value.',
        tool,
      )
    : message(
        '{0} reads nothing from AWS here, but takes variables from .env, which stays out of the repository.',
        tool,
      );
}
