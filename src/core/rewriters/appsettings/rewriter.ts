import { isConstant } from '../../languages/literal';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { keysOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import { siteOf } from '../config/site';
import type { ConfigSite } from '../config/site';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { nameHint } from '../shared/identifiers';
import { missing, refuse } from '../shared/plans';
import { appSettingsEnvironment } from './path';

/** What adds parameters to the configuration: https://github.com/aws/aws-dotnet-extensions-configuration */
const provider = 'Amazon.Extensions.Configuration.SystemsManager';

/**
 * Takes secrets out of the settings of .NET, which other providers of its configuration then supply under the same keys:
 * parameters below a path, or environment variables.
 */
export const rewriter: Rewriter = {
  id: 'appsettings',
  languages: ['json'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, finding, document } = request;
    const environment = appSettingsEnvironment(document.path);
    if (target === 'default-credential-chain' || finding.kind !== 'storable' || environment === undefined) {
      return undefined;
    }
    const site = siteOf(request);
    if (site === undefined || 'template' in site) {
      return site && refuse(target, site);
    }
    if (site.steps.at(-1)?.kind === 'item') {
      return refuse(
        target,
        message('Items of a list are counted, so this one cannot be left out: give the setting a key of its own.'),
      );
    }
    switch (target) {
      case 'secretsmanager':
        return refuse(
          target,
          message(
            'What adds secrets to the configuration of .NET takes whole JSON documents or keys by the name of the secret, in which no colon can stand. Parameter Store works here: its paths are the keys.',
          ),
          'parameterstore',
          'environment',
        );
      case 'parameterstore':
        return planParameter(request, site, environment);
      case 'environment':
        return planVariable(request, site);
    }
  },
};

/** The keys that lead to the value, of which each may hold several with colons: `ConnectionStrings`, `Default`. */
function pathOf(site: ConfigSite): string[] {
  return keysOf(site.steps).flatMap((key) => key.replace(/^\[(\d+)\]$/, '$1').split(':'));
}

function planParameter(request: FixRequest, site: ConfigSite, environment: string): Plan | Refusal {
  const path = pathOf(site);
  const target = 'parameterstore';
  if (path.some((key) => !/^[\w.-]+$/.test(key))) {
    return refuse(
      target,
      message('This key holds a character that the name of a parameter cannot have.'),
      'environment',
    );
  }
  const { dependencies, systemsManagerPath } = request.project;
  const suffix = path.join('/');
  const prefix = pathFor(systemsManagerPath, environment);
  return {
    ...plan(request, site, path),
    target,
    behaviourChanges: [
      prefix === undefined
        ? message(
            'The setting is gone from this file: the program must add the parameters to its configuration, in Program.cs: builder.Configuration.AddSystemsManager("/…"), with what stands before /{0} in the parameter’s name.',
            suffix,
          )
        : message(
            'The setting is gone from this file: AddSystemsManager("{0}"), which the program calls, supplies it as {1}.',
            prefix,
            path.join(':'),
          ),
      message(
        'The program needs AWS credentials, a region and the IAM permission ssm:GetParametersByPath for this path, also on the machines of developers.',
      ),
    ],
    missingDependencies: missing([provider], dependencies),
    storeName: { suffix, prefix: prefix ?? (environment === '' ? undefined : `/{workspace}/${environment}`) },
    edits: (reference) => (reference?.name.endsWith(`/${suffix}`) === true ? removal(site) : []),
  };
}

/** The path that the program reads, for the environment that a file is for; undefined where it is not known. */
function pathFor(path: string | undefined, environment: string): string | undefined {
  const filled = environment === '' ? path : path?.replace(/\{[^{}]*Environment[^{}]*\}/g, environment);
  return filled === undefined || /[{}]/.test(filled) ? undefined : filled.replace(/\/$/, '');
}

function planVariable(request: FixRequest, site: ConfigSite): Plan | Refusal {
  const path = pathOf(site);
  const variable = path.join('__');
  if (!/^[A-Za-z_]\w*$/.test(variable)) {
    return refuse('environment', message('This key holds a character that the name of a variable cannot have.'));
  }
  return {
    ...plan(request, site, path),
    target: 'environment',
    behaviourChanges: [
      message(
        'The setting is gone from this file: the configuration of .NET takes it from the environment variable {0}. .NET reads no .env file by itself; “strongroom run -- dotnet run” does.',
        variable,
      ),
    ],
    missingDependencies: [],
    fixedVariable: variable,
    edits: (reference) => (reference === undefined ? [] : removal(site)),
  };
}

type Shared = Pick<Plan, 'kind' | 'safety' | 'value' | 'nameHint' | 'fixes'>;

/** The value of a key is one text: a password in a connection string is stored with all of it. */
function plan({ finding, findings }: FixRequest, site: ConfigSite, path: readonly string[]): Shared {
  const { literal, scalar } = site;
  const whole = isConstant(literal) && literal.outer.start === scalar.span.start;
  return {
    kind: 'plan',
    safety: 'needs-review',
    value: new Secret(whole ? literal.text : site.value),
    nameHint: nameHint(path, 'secret'),
    fixes: findings
      .filter(({ fingerprint, span }) => {
        const own = fingerprint === finding.fingerprint;
        return own || (span.start >= scalar.span.start && span.end <= scalar.span.end);
      })
      .map(({ fingerprint }) => fingerprint),
  };
}

/** The entry goes; the sections around it stay, even empty. */
function removal({ source, steps }: ConfigSite): ReturnType<typeof removeAll> {
  return removeAll(source, [steps], steps.length);
}
