import type { StoreKind } from '../ports';

/** What a call is made of, each part without case, underscores and hyphens: `SecretValue.secretsManager`. */
export interface CalleeParts {
  /** The last part: `secretsmanager`. An ending `async` is dropped. */
  readonly method: string;
  /** The part before it: `secretvalue`; undefined for a function that stands alone. */
  readonly receiver: string | undefined;
  /** All of it in one. */
  readonly whole: string;
}

/** Without case, underscores and hyphens, so that one table serves every language. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The parts of a callee as it is written. */
export function calleeParts(callee: string): CalleeParts {
  const parts = callee
    .replace(/^new /, '')
    .split(/\.|::|->/)
    .map(plain)
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  return { method: last.replace(/async$/, ''), receiver: parts.at(-2), whole: parts.join('') };
}

/** Names of an argument, a member or a setter that takes a secret's id, in every SDK. */
export const secretIdNames: ReadonlySet<string> = new Set(['secretid', 'withsecretid', 'secretidlist']);

/** Names of an argument, a member or a setter that takes a parameter's name; alone they say nothing. */
export const parameterNames: ReadonlySet<string> = new Set([
  'name',
  'names',
  'withname',
  'withnames',
  'parametername',
  'parameternames',
]);

/** Calls of a parameter's name, as parts of a whole callee. */
export const parameterCall = /(?:get|delete|label)(?:ssm)?parameters?(?!sbypath)|ssmparameter|stringparameter/;

/**
 * Functions that take the name by its position: those of the SDKs' caching clients, of Powertools, of the CDK, and those
 * that the rewriters write.
 */
export const namedFunctions: Readonly<Record<StoreKind, ReadonlyMap<string, number>>> = {
  secretsmanager: new Map([
    ['getsecret', 0],
    ['getsecretstring', 0],
    ['getsecretbinary', 0],
    ['getsecretvalue', 0],
    ['requiresecret', 0],
    ['readsecret', 0],
    ['readstoredsecret', 0],
    ['fetchsecret', 0],
    ['mustgetsecret', 0],
    ['mustgetsecretstring', 0],
    ['mustreadsecret', 0],
    ['getsecretfield', 0],
    ['mustgetsecretfield', 0],
    ['mustorsecret', 1],
    ['orsecret', 2],
    ['secretsmanager', 0],
    // https://developer.hashicorp.com/packer/docs/templates/hcl_templates/functions/contextual/aws_secretsmanager
    ['awssecretsmanager', 0],
    ['awssecretsmanagerraw', 0],
    ['fromsecretnamev2', 2],
    ['fromsecretname', 2],
    ['fromsecretcompletearn', 2],
    ['fromsecretpartialarn', 2],
  ]),
  parameterstore: new Map([
    ['getparameter', 0],
    ['requireparameter', 0],
    ['readparameter', 0],
    ['readstoredparameter', 0],
    ['fetchparameter', 0],
    ['mustgetparameter', 0],
    ['mustreadparameter', 0],
    ['mustorparameter', 1],
    ['orparameter', 2],
    ['ssmsecure', 0],
    ['valueforstringparameter', 1],
    ['valueforsecurestringparameter', 1],
    ['valuefromlookup', 1],
    ['fromstringparametername', 2],
  ]),
};

/** What such a function may be a member of; `client.getSecret` is Azure's, `request.getParameter` a servlet's. */
export const namedReceivers: Readonly<Record<StoreKind, RegExp>> = {
  secretsmanager: /^(?!.*vault).*(?:secret|cache|param)|^(?:self|this|static)$/,
  parameterstore: /param|ssm|^(?:self|this|static|secretvalue)$/,
};
