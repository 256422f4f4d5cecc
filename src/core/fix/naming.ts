import type { SecretReference } from '../rewriters/rewriter';
import { asciiName, hash } from '../text/asciiName';
import { environmentVariableName } from './environmentName';
import { trimmed } from './trimmed';

/** What the placeholders of a name template stand for, as found: any text, even none. */
export interface NameParts {
  /** `{workspace}`: the base name of the workspace folder or current directory. */
  readonly workspace: string;
  /** `{file}`: the file's base name without extension. */
  readonly file: string;
  /** `{name}`: the bound identifier. */
  readonly name: string;
}

/** The longest name that is proposed; both services admit more, but not by much once ARNs are counted. */
const longest = 400;
/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
const deepestParameter = 15;

/**
 * A name that the service accepts, from a template with `{workspace}`, `{file}` and `{name}`.
 *
 * Never empty. Characters that the service refuses become `-`; a part of which nothing is left keeps a short hash, so
 * that two such parts do not fall together.
 */
export function proposeName(template: string, parts: NameParts, target: SecretReference['target']): string {
  const filled = template.replace(/\{(workspace|file|name)\}/g, (_, placeholder: keyof NameParts) =>
    part(parts[placeholder], placeholder),
  );
  switch (target) {
    case 'secretsmanager':
      return secretName(filled);
    case 'parameterstore':
      return parameterName(filled);
    case 'environment':
      return environmentVariableName(filled);
  }
}

/**
 * A Secrets Manager name: `[A-Za-z0-9/_+=.@-]`, not ending in a hyphen and six characters, which would look like the
 * suffix of an ARN. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
function secretName(text: string): string {
  const name = trimmed(tidy(text.replace(/[^\w/+=.@-]+/g, '-')).slice(0, longest), '', '-/');
  return (name || 'secret').replace(/-([\w/+=.@]{6})$/, '_$1');
}

/** A Parameter Store name: `[A-Za-z0-9_.-]` in at most 15 levels; with levels it begins with `/`; never `aws…` or `ssm…`. */
function parameterName(text: string): string {
  const tidied = tidy(text.replace(/[^\w/.-]+/g, '-'));
  const levels = tidied
    .slice(0, longest)
    .split('/')
    .filter((level) => level !== '');
  const kept =
    levels.length <= deepestParameter
      ? levels
      : [...levels.slice(0, deepestParameter - 1), levels.slice(deepestParameter - 1).join('-')];
  const name = trimmed(kept.join('/'), '', '-') || 'secret';
  const allowed = /^(?:aws|ssm)/i.test(name) ? `app-${name}` : name;
  return allowed.includes('/') || tidied.startsWith('/') ? `/${allowed}` : allowed;
}

/** No empty level, no level that begins or ends in a hyphen or a dot that only a removed character left there. */
function tidy(text: string): string {
  const rooted = text.startsWith('/') ? '/' : '';
  return (
    rooted +
    text
      .split('/')
      .map((level) => trimmed(level.replace(/-{2,}/g, '-'), '-.', '-'))
      .filter((level) => level !== '')
      .join('/')
  );
}

/** One placeholder's text: accents dropped, a `/` in it no level of its own, and never empty. */
function part(text: string, placeholder: keyof NameParts): string {
  const { text: ascii, mark } = asciiName(text);
  const plain = trimmed(ascii.replace(/[^\w+=.@-]+/g, '-'), '-.', '-');
  if (/[a-z0-9]/i.test(plain)) {
    return mark === undefined ? plain : `${plain}-${mark}`;
  }
  const stem = placeholder === 'name' ? 'secret' : placeholder;
  return text === '' ? stem : `${stem}-${mark ?? hash(text)}`;
}
