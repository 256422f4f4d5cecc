import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { FixTarget, ProjectFacts, SecretReference } from '../rewriter';
import { environmentMustBeSet, missing, readOncePerProcess, storePermission } from '../shared/plans';
import type { PythonFile } from './file';
import { secretCache, storeFunction } from './helper';
import type { Store } from './helper';
import type { Setup } from './setup';
import { pythonString } from './strings';
import type { PyNode } from './tree';

/** How a look-up is made. */
export type Way = 'boto3' | 'powertools' | 'caching' | 'environment';

const packages = {
  powertools: 'aws-lambda-powertools',
  caching: 'aws-secretsmanager-caching',
  boto3: 'boto3',
} as const;

/** The way that a project looks things up: the client that it depends on, boto3 where it has none. */
export function wayOf(
  target: Exclude<FixTarget, 'default-credential-chain'>,
  project: ProjectFacts,
  file: PythonFile,
): Way {
  if (target === 'environment') {
    return 'environment';
  }
  const names = new Set(project.dependencies.map(normalised));
  const clients = (['powertools', 'caching'] as const).filter(
    (way) => way !== 'caching' || target === 'secretsmanager',
  );
  // What the file imports without a fallback is there, whether or not a manifest was found that says so.
  const imported = clients.find((way) =>
    file.imports.some(
      (one) =>
        normalised(one.module.split('.')[0] ?? '') === packages[way] &&
        (names.has(packages[way]) || one.statement.parent === file.module),
    ),
  );
  return imported ?? clients.find((way) => names.has(packages[way])) ?? 'boto3';
}

function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Packages that a way needs and the project does not name. */
export function missingPackages(way: Way, project: ProjectFacts): string[] {
  return way === 'environment' ? [] : missing([packages[way]], project.dependencies.map(normalised));
}

/** What a way changes in what the program needs and does. */
export function wayChanges(way: Way, target: 'environment' | Store): Message[] {
  if (target === 'environment') {
    return [environmentMustBeSet()];
  }
  const note =
    way === 'powertools'
      ? message('Powertools keeps the value for five minutes, then asks again.')
      : way === 'caching'
        ? message(
            'The cache also needs the IAM permission secretsmanager:DescribeSecret; it asks for a new value every hour. It is made while this module is imported, which needs a region.',
          )
        : readOncePerProcess();
  return [storePermission(target), note];
}

/** The expression that looks a reference up, written with a given quote; what it needs is left in the setup. */
export function lookupExpression(
  file: PythonFile,
  setup: Setup,
  way: Way,
  reference: SecretReference,
  spot: PyNode,
  importTime: boolean,
): (quote: '"' | "'") => string {
  const { jsonKey } = reference;
  const whole = wholeExpression(file, setup, way, reference, spot, importTime);
  if (jsonKey === undefined) {
    return whole;
  }
  const loads = setup.imported('json', 'loads', spot) ?? `${setup.module('json', spot)}.loads`;
  return (quote) => `${loads}(${whole(quote)})[${pythonString(jsonKey, quote)}]`;
}

function wholeExpression(
  file: PythonFile,
  setup: Setup,
  way: Way,
  reference: SecretReference,
  spot: PyNode,
  importTime: boolean,
): (quote: '"' | "'") => string {
  const named = (quote: '"' | "'"): string => pythonString(reference.name, quote);
  if (reference.target === 'environment') {
    const environ = environExpression(setup, spot);
    return (quote) => `${environ}[${named(quote)}]`;
  }
  const store = reference.target;
  if (way === 'powertools') {
    const parameters = setup.member('aws_lambda_powertools.utilities', 'parameters', spot);
    return store === 'secretsmanager'
      ? (quote) => `${parameters}.get_secret(${named(quote)})`
      : (quote) => `${parameters}.get_parameter(${named(quote)}, decrypt=True)`;
  }
  if (way === 'caching') {
    const cache = secretCache(file, setup, spot, importTime);
    return (quote) => `${cache}.get_secret_string(${named(quote)})`;
  }
  const name = storeFunction(file, setup, store, spot, importTime);
  return (quote) => `${name}(${named(quote)})`;
}

/** `os.environ`, as the file calls it. */
export function environExpression(setup: Setup, spot: PyNode): string {
  return setup.imported('os', 'environ', spot) ?? `${setup.module('os', spot)}.environ`;
}
