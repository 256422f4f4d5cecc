import type { TextEdit } from '../../text/edit';
import type { LookupTarget, Site } from '../code/dialect';
import { doubleQuoted } from '../code/names';
import type { GoHelper, SecretReference } from '../rewriter';
import { freeName } from '../shared/identifiers';
import { existingHelper } from './existingHelper';
import { existingWaiting, waitingLines } from './waitingHelper';
import { takenNames } from './file';
import { environmentLines, fieldLines, lookupLines, mustLines, sdkPath } from './helperLines';
import type { HelperScope, Way } from './helperLines';
import type { GoImports } from './imports';

export const cachingModule = 'github.com/aws/aws-secretsmanager-caching-go/v2';

type Names = readonly [string, ...string[]];

const names: Readonly<Record<GoHelper['fails'], Readonly<Record<LookupTarget, Names>>>> = {
  panics: {
    secretsmanager: ['mustGetSecret', 'mustGetSecretString', 'mustReadSecret'],
    parameterstore: ['mustGetParameter', 'mustReadParameter'],
    environment: ['mustGetenv', 'mustLookupEnv'],
  },
  returns: {
    secretsmanager: ['getSecret', 'getSecretString', 'readSecret'],
    parameterstore: ['getParameter', 'readParameter'],
    environment: ['getenv', 'lookupEnv', 'requireEnv'],
  },
};

const fieldNames: Readonly<Record<GoHelper['fails'], Names>> = {
  panics: ['mustGetSecretField', 'mustReadSecretField'],
  returns: ['getSecretField', 'readSecretField'],
};

/** The way that a project looks secrets up: by the caching client where it depends on it. */
export function wayOf({ request }: Site, target: LookupTarget): Way {
  return target === 'secretsmanager' && request.project.dependencies.includes(cachingModule) ? 'caching' : 'sdk';
}

/** The modules that a look-up needs, as `go.mod` names them. */
export function modulesOf(site: Site, target: LookupTarget): string[] {
  if (target === 'environment') {
    return [];
  }
  if (wayOf(site, target) === 'caching') {
    return [cachingModule];
  }
  return target === 'secretsmanager'
    ? [`${sdkPath}/config`, `${sdkPath}/service/secretsmanager`]
    : [sdkPath, `${sdkPath}/config`, `${sdkPath}/service/ssm`];
}

/** An expression that looks a name up, and the edits that add what it calls; not those of the imports. */
export interface HelperCall {
  readonly expression: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The call that looks a name up and panics where it fails.
 *
 * @param unset an expression that has to be empty for the look-up to be made, if any.
 */
export function panickingCall(
  site: Site,
  imports: GoImports,
  reference: SecretReference,
  unset: string | undefined,
): HelperCall {
  const helpers = new Helpers(site, imports, reference.target);
  const isField = reference.jsonKey !== undefined;
  const name = unset === undefined ? helpers.of('panics', isField).name : helpers.waiting('panics', isField);
  const first = unset === undefined ? '' : `${unset}, `;
  return { expression: `${name}(${first}${given(reference)})`, edits: helpers.edits() };
}

/**
 * The call that looks a name up and gives the value and an error.
 *
 * @param context the context that the look-up is made in, asked for where the function takes one.
 * @param unset an expression that has to be empty for the look-up to be made, if any.
 */
export function returningCall(
  site: Site,
  imports: GoImports,
  reference: SecretReference,
  context: () => string,
  unset: string | undefined,
): HelperCall {
  const helpers = new Helpers(site, imports, reference.target);
  const isField = reference.jsonKey !== undefined;
  const helper = unset === undefined ? helpers.of('returns', isField) : undefined;
  const name = helper?.name ?? helpers.waiting('returns', isField);
  const first = (helper?.takesContext === false ? '' : `${context()}, `) + (unset === undefined ? '' : `${unset}, `);
  return { expression: `${name}(${first}${given(reference)})`, edits: helpers.edits() };
}

function given({ name, jsonKey }: SecretReference): string {
  return [name, ...(jsonKey === undefined ? [] : [jsonKey])].map(doubleQuoted).join(', ');
}

/** The functions of a package that look names up: those that are there, and those that come to be needed. */
class Helpers {
  readonly #taken: Set<string>;
  readonly #lines: string[] = [];

  constructor(
    private readonly site: Site,
    private readonly imports: GoImports,
    private readonly target: LookupTarget,
  ) {
    this.#taken = takenNames(site.root, site.request);
  }

  /** A helper: the package's own, or a new one with all that it calls. */
  of(fails: GoHelper['fails'], isField: boolean): GoHelper {
    const known = existingHelper(this.site, { target: this.target, fails, isField });
    return known ?? (fails === 'panics' ? this.#panicking(isField) : this.#returning(isField));
  }

  /** The name of a function that gives the value it is given, or looks a name up where that is empty. */
  waiting(fails: GoHelper['fails'], isField: boolean): string {
    const inner = this.of(fails, isField);
    const known = existingWaiting(this.site.root, inner);
    if (known !== undefined) {
      return known;
    }
    const what = this.target === 'secretsmanager' ? 'Secret' : 'Parameter';
    const name = this.#free(fails === 'panics' ? [`mustOr${what}`] : [`or${what}`]);
    this.#add(waitingLines(name, inner, this.#scope()));
    return name;
  }

  /** The edits that add what is new. */
  edits(): TextEdit[] {
    return this.#lines.length === 0 ? [] : [appended(this.site, this.#lines)];
  }

  #panicking(isField: boolean): GoHelper {
    const { target } = this;
    const isAlone =
      target === 'environment' && existingHelper(this.site, { target, fails: 'returns', isField }) === undefined;
    const inner = isAlone ? undefined : this.of('returns', isField);
    const name = this.#free(isField ? fieldNames.panics : names.panics[target]);
    const scope = this.#scope();
    this.#add(inner === undefined ? environmentLines(name, 'panics', scope) : mustLines(name, inner, scope));
    return { target, name, fails: 'panics', takesContext: false, isField };
  }

  #returning(isField: boolean): GoHelper {
    const { target } = this;
    const inner = isField ? this.of('returns', false) : undefined;
    const name = this.#free(isField ? fieldNames.returns : names.returns[target]);
    const scope = this.#scope();
    this.#add(
      inner !== undefined
        ? fieldLines(name, inner, scope)
        : target === 'environment'
          ? environmentLines(name, 'returns', scope)
          : lookupLines(name, target, wayOf(this.site, target), scope),
    );
    return { target, name, fails: 'returns', takesContext: target !== 'environment', isField };
  }

  #scope(): HelperScope {
    return { imports: this.imports, free: (...wanted) => this.#free(wanted) };
  }

  #free(wanted: Names): string {
    const name = freeName(wanted, this.#taken);
    this.#taken.add(name);
    return name;
  }

  #add(lines: readonly string[]): void {
    this.#lines.push(...(this.#lines.length === 0 ? [] : ['']), ...lines);
  }
}

/** Adds declarations at the end of the file. */
function appended({ source, eol }: Pick<Site, 'source' | 'eol'>, lines: readonly string[]): TextEdit {
  let start = source.length;
  while (start > 0 && /[\s;]/.test(source.charAt(start - 1)) && source.charAt(start - 1) !== ';') {
    start -= 1;
  }
  const last = source.endsWith('\n') ? eol : '';
  return { span: { start, end: source.length }, text: `${eol}${eol}${lines.join(eol)}${last}` };
}
