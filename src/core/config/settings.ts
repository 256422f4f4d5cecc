import type { Node } from 'jsonc-parser';
import type { Severity } from '../detectors/detector';
import { message } from '../text/message';
import { defaultConfiguration } from './configuration';
import type { AllowedFinding, Configuration } from './configuration';
import { globProblem } from './globs';
import { propertiesOf, stringOf } from './nodes';
import type { Complain } from './nodes';

/** What a finding may be reported as, or `off`. */
export const severities: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];

export function readDetectors(node: Node, known: readonly string[], complain: Complain): Configuration['detectors'] {
  if (node.type !== 'object') {
    complain(node, message('“{0}” must be an object of detectors and their severities.', 'detectors'));
    return {};
  }
  const result: Record<string, Severity | 'off'> = {};
  for (const { name, key, value } of propertiesOf(node)) {
    const severity = stringOf(value);
    if (!known.includes(name)) {
      complain(key, message('There is no detector “{0}”. Detectors are: {1}.', name, known.join(', ')));
    } else if (severity === undefined || !severities.includes(severity)) {
      complain(value, message('A detector’s severity is one of: {0}.', severities.join(', ')));
    } else {
      result[name] = severity as Severity | 'off';
    }
  }
  return result;
}

export function readIgnore(node: Node, complain: Complain): readonly string[] {
  if (node.type !== 'array') {
    complain(node, message('“{0}” must be a list of globs, as in .gitignore.', 'ignore'));
    return [];
  }
  return (node.children ?? []).flatMap((child) => {
    const glob = stringOf(child);
    const problem = glob === undefined ? message('A glob must be a string.') : globProblem(glob);
    if (problem !== undefined) {
      complain(child, problem);
    }
    return glob === undefined || problem !== undefined ? [] : [glob];
  });
}

export function readAllow(node: Node, complain: Complain): readonly AllowedFinding[] {
  if (node.type !== 'array') {
    complain(node, message('“{0}” must be a list of findings, each with its fingerprint and a reason.', 'allow'));
    return [];
  }
  return (node.children ?? []).flatMap((child) => {
    const allowed = readAllowed(child, complain);
    return allowed === undefined ? [] : [allowed];
  });
}

function readAllowed(node: Node, complain: Complain): AllowedFinding | undefined {
  if (node.type !== 'object') {
    complain(node, message('An allowed finding is an object: { "fingerprint": …, "reason": … }.'));
    return undefined;
  }
  const values: Record<string, string> = {};
  let wrong = false;
  for (const { name, key, value } of propertiesOf(node)) {
    const text = stringOf(value);
    if (!['fingerprint', 'reason', 'expires'].includes(name)) {
      complain(key, message('An allowed finding has no “{0}”, only: fingerprint, reason, expires.', name));
    } else if (text === undefined || text.trim() === '') {
      complain(value, message('“{0}” must be a text that is not empty.', name));
      wrong = true;
    } else if (name === 'expires' && !isDay(text)) {
      complain(value, message('“expires” must be a day such as 2027-01-31.'));
      wrong = true;
    } else {
      values[name] = text;
    }
  }
  const { fingerprint, reason, expires } = values;
  if (wrong) {
    return undefined;
  }
  if (fingerprint === undefined || reason === undefined) {
    complain(node, message('An allowed finding needs “{0}”.', fingerprint === undefined ? 'fingerprint' : 'reason'));
    return undefined;
  }
  return { fingerprint, reason, ...(expires !== undefined && { expires }) };
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) {
    return false;
  }
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

/** How plain passwords of test code are reported. */
export function readTestPasswords(node: Node, complain: Complain): Configuration['testPasswords'] {
  const severity = stringOf(node);
  if (severity === undefined || !severities.includes(severity)) {
    complain(node, message('“{0}” is one of: {1}.', 'testPasswords', severities.join(', ')));
    return defaultConfiguration.testPasswords;
  }
  return severity as Severity | 'off';
}

/** The path of the baseline, within the configuration's folder. */
export function readBaselinePath(node: Node, complain: Complain): Partial<Configuration> {
  const path = stringOf(node);
  if (path === undefined || !/^(?![/~])[^\\:]+$/.test(path) || path.split('/').includes('..')) {
    complain(
      node,
      message('“{0}” must be a path below the folder of .strongroom.json, with / between folders.', 'baseline'),
    );
    return {};
  }
  return { baseline: path };
}

const placeholders: readonly string[] = ['workspace', 'file', 'name'];

export function readTemplate(node: Node, complain: Complain): string {
  const fallback = defaultConfiguration.secretNameTemplate;
  const template = stringOf(node);
  if (template === undefined || template.trim() === '') {
    complain(node, message('“{0}” must be a text that is not empty.', 'secretNameTemplate'));
    return fallback;
  }
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !placeholders.includes(name));
  if (unknown !== undefined) {
    complain(
      node,
      message('There is no placeholder “{0}”. Placeholders are: {workspace}, {file}, {name}.', unknown[0]),
    );
    return fallback;
  }
  return template;
}

export function readIdentity(node: Node, complain: Complain): Configuration['identity'] {
  const defaults = defaultConfiguration.identity;
  if (node.type !== 'object') {
    complain(node, message('“{0}” must be an object.', 'identity'));
    return defaults;
  }
  let identity = defaults;
  let warningNode: Node | undefined;
  for (const { name, key, value } of propertiesOf(node)) {
    const given: unknown = value.value;
    switch (name) {
      case 'keyAgeLimit':
      case 'keyAgeWarning':
        if (typeof given !== 'number' || !Number.isInteger(given) || given < 1 || given > 3650) {
          complain(value, message('“{0}” must be a whole number of days from 1 to 3650.', name));
        } else {
          identity = { ...identity, [name]: given };
          warningNode = value;
        }
        break;
      case 'requireMfa':
        if (typeof given !== 'boolean') {
          complain(value, message('“{0}” must be true or false.', name));
        } else {
          identity = { ...identity, requireMfa: given };
        }
        break;
      default:
        complain(key, message('There is no setting “{0}” here, only: keyAgeLimit, keyAgeWarning, requireMfa.', name));
    }
  }
  return withWarningBelowLimit(identity, node, warningNode, complain);
}

/** A limit below the default warning moves the warning; a warning that the file sets above the limit is a mistake. */
function withWarningBelowLimit(
  identity: Configuration['identity'],
  node: Node,
  place: Node | undefined,
  complain: Complain,
): Configuration['identity'] {
  if (identity.keyAgeWarning <= identity.keyAgeLimit) {
    return identity;
  }
  if (propertiesOf(node).some(({ name }) => name === 'keyAgeWarning')) {
    complain(place ?? node, message('“keyAgeWarning” is later than “keyAgeLimit”; the limit is used for both.'));
  }
  return { ...identity, keyAgeWarning: identity.keyAgeLimit };
}
