import { isConstant } from '../../languages/literal';
import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { LookupTarget } from '../code/dialect';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { contains } from '../../text/span';
import {
  connectionPassword,
  freeName,
  nameHint,
  productOf,
  screamingCase,
  snakeCase,
  words,
} from '../shared/identifiers';
import { lineIndent } from '../shared/layout';
import { environmentMustBeSet, refuse, storePermission } from '../shared/plans';
import { partsOf } from './declarations';
import { setsPassword } from './emptyPassword';
import { isStartupFile, orElse, guarded } from './failure';
import { existingHelper, lookupCommand, newHelper } from './helper';
import type { Store } from './helper';
import { hasLocal, isInFunction } from './functions';
import { beforeLoops } from './loops';
import { beginsLine } from './neighbours';
import { commandName } from './place';
import { quotedWord, quotingAt, spliced } from './quotes';
import type { Quoting } from './quotes';
import { variableHolding } from './sharedVariable';
import { shellSite } from './site';
import type { ShellSite } from './site';

/** The plan that puts a look-up where a finding's literal stands. */
export function planShellLookup(request: FixRequest, target: LookupTarget): Plan | Refusal | undefined {
  if (request.finding.kind !== 'storable') {
    return undefined;
  }
  const site = shellSite(request);
  if (site === undefined) {
    return undefined;
  }
  if ('reason' in site) {
    return refuse(target, site.reason, ...site.alternatives);
  }
  const way = target === 'environment' ? undefined : wayOf(site);
  if (way === 'in-place' && setsPassword(site)) {
    return refuse(
      target,
      message('Where the look-up fails, the command would run all the same, and set an empty password.'),
      'environment',
    );
  }
  const review = way === undefined ? environmentReview(site) : storeReview(site, way);
  const hint = hintOf(site);
  return {
    kind: 'plan',
    target,
    safety: review.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [...review, ...changes(target)],
    missingDependencies: [],
    value: new Secret(site.value),
    nameHint: hint,
    ...(target === 'environment' && site.fallback !== undefined ? { fixedVariable: site.fallback.variable } : {}),
    fixes: [request.finding.fingerprint],
    edits: (reference) =>
      reference === undefined
        ? []
        : reference.target === 'environment'
          ? [...unquoted(site), ...environmentEdits(site, reference.name)]
          : [...unquoted(site), ...storeEdits(site, reference, reference.target, hint, wayOf(site))],
  };
}

/** The edits by which the shell expands a here-document that it left as it was. */
function unquoted({ delimiterQuotes }: ShellSite): TextEdit[] {
  return delimiterQuotes.map((span) => ({ span, text: '' }));
}

/** How the shell gets to see a look-up that fails. */
type Way =
  /** `x="$(…)"` has its status. */
  | 'assigned'
  /** The declaration is taken apart. */
  | 'apart'
  /** A variable is given the value in a line before. */
  | 'before'
  /** It does not. */
  | 'in-place';

function wayOf(site: ShellSite): Way {
  const { source, place, eol, fallback } = site;
  const { command, role, span, isSubstituted } = place;
  if (defaulted(source, place, fallback) !== undefined) {
    return 'assigned';
  }
  if (isHiddenByOthers(site)) {
    return !isSubstituted && beginsLine(source, span) ? 'before' : 'in-place';
  }
  switch (role) {
    case 'assignment':
      return 'assigned';
    case 'declaration':
      return partsOf(source, place, eol) === undefined ? 'in-place' : 'apart';
    case 'prefix':
    case 'argument':
    case 'redirection':
    case 'document':
      return command.kind === 'simple' &&
        command.reads.length === 0 &&
        !(fallback?.operator ?? '').endsWith('=') &&
        !isSubstituted &&
        beginsLine(source, span)
        ? 'before'
        : 'in-place';
    case 'test':
    case 'pattern':
      return 'in-place';
  }
}

/** Whether another element of the array is fetched as well: the array has the status of the last of them alone. */
function isHiddenByOthers({ request, place: { array, word } }: ShellSite): boolean {
  const others = array?.elements.filter((element) => element !== word) ?? [];
  return others.some(
    (other) => other.substitutions.length > 0 || request.findings.some(({ span }) => contains(other, span)),
  );
}

function storeReview({ request }: ShellSite, way: Way): Message[] {
  return [
    ...(way === 'in-place'
      ? [message('Where the look-up fails, the command runs all the same, with an empty value.')]
      : []),
    ...(isStartupFile(request.document.path)
      ? [message('Every shell that reads this file makes the look-up, a network call, when it starts.')]
      : []),
  ];
}

function environmentReview({ fallback }: ShellSite): Message[] {
  return fallback === undefined
    ? []
    : [message('Where {0} is not set, the script now ends instead of using the default.', fallback.variable)];
}

function changes(target: LookupTarget): Message[] {
  return target === 'environment'
    ? [environmentMustBeSet(), message('Where the variable is not set, the script says so and ends.')]
    : [
        message('The script now needs the AWS CLI.'),
        storePermission(target),
        message('The look-up is a network call each time this code runs.'),
      ];
}

function environmentEdits({ source, span, quoting, fallback }: ShellSite, name: string): TextEdit[] {
  const expansion = `\${${name}:?${name} is not set}`;
  return fallback === undefined
    ? [spliced(source, span, quoting, expansion)]
    : [{ span: fallback.span, text: expansion }];
}

function storeEdits(
  site: ShellSite,
  { name, jsonKey }: SecretReference,
  store: Store,
  hint: string,
  way: Way,
): TextEdit[] {
  const { source, place, span, quoting, eol, fallback } = site;
  const helper = helperFor(site, store);
  const otherwise = place.isSubstituted ? '' : orElse(site.request.document, place.span.start);
  const word = quotedWord(name);
  const command = helper.name === undefined ? lookupCommand(store, word) : `${helper.name} ${word}`;
  // Read in this way, jq fails where the look-up before it has failed and there is nothing to read.
  const expansion = jsonKey === undefined ? `$(${command})` : `$(${command} | jq -ner input.${jsonKey})`;
  if (way === 'before') {
    const shared = fallback === undefined ? variableHolding(source, place.span.start, expansion) : undefined;
    if (shared !== undefined) {
      return [...helper.edits, spliced(source, span, quoting, used(source, span.end, quoting, shared))];
    }
    const taken = new Set(source.match(/[A-Za-z_]\w*/g) ?? []);
    const variable = freeName([snakeCase(hint), `${snakeCase(hint)}_value`], taken);
    const start = beforeLoops(source, place.span.start);
    const gap = eol + lineIndent(source, start);
    const declaration = isInFunction(source, start) && hasLocal(source) ? `local ${variable}${gap}` : '';
    const value = fallback === undefined ? expansion : `\${${fallback.variable}${fallback.operator}${expansion}}`;
    const line = `${declaration}${variable}="${value}"${otherwise}${gap}`;
    const gone = fallback?.span ?? span;
    const outer = fallback === undefined ? quoting : quotingAt(source, place.word?.start ?? gone.start, gone.start);
    const edit = spliced(source, gone, outer, used(source, gone.end, outer, variable));
    return edit.span.start === start
      ? [...helper.edits, { span: edit.span, text: line + edit.text }]
      : [...helper.edits, { span: { start, end: start }, text: line }, edit];
  }
  const assigned = defaulted(source, place, fallback);
  if (assigned !== undefined) {
    const assignment = `${assigned.variable}="\${${assigned.variable}${assigned.operator}${expansion}}"`;
    const text = guarded(source, place.span, eol, assignment, otherwise);
    return [...helper.edits, { span: place.span, text }];
  }
  const edit = spliced(source, span, quoting, expansion);
  const parts = way === 'apart' ? partsOf(source, place, eol) : undefined;
  if (parts === undefined) {
    if (way !== 'assigned' || otherwise === '') {
      return [...helper.edits, edit];
    }
    const { start, end } = place.span;
    const inner = { span: { start: edit.span.start - start, end: edit.span.end - start }, text: edit.text };
    const text = guarded(source, place.span, eol, applyEdits(source.slice(start, end), [inner]), otherwise);
    return [...helper.edits, { span: place.span, text }];
  }
  const { start, end } = parts.assignment;
  const shifted = { span: { start: edit.span.start - start, end: edit.span.end - start }, text: edit.text };
  const assignment = applyEdits(source.slice(start, end), [shifted]);
  return [...helper.edits, ...parts.edits(guarded(source, place.span, eol, assignment, otherwise))];
}

/**
 * `: "${X:=…}"`, which goes by the status of `:` alone: the variable that is given its default, and how a default is told
 * to be needed.
 */
function defaulted(
  source: string,
  { command, role, word }: ShellSite['place'],
  fallback: ShellSite['fallback'],
): { readonly variable: string; readonly operator: string } | undefined {
  const isAll =
    fallback !== undefined &&
    word !== undefined &&
    /^"?$/.test(source.slice(word.start, fallback.span.start)) &&
    /^"?$/.test(source.slice(fallback.span.end, word.end));
  const isColon =
    role === 'argument' &&
    command.words.length === 2 &&
    command.words[0]?.text === ':' &&
    command.redirections.length === 0;
  return isAll && isColon && /^:?=$/.test(fallback.operator)
    ? { variable: fallback.variable, operator: fallback.operator.replace('=', '-') }
    : undefined;
}

/** A variable as it stands before what follows. */
function used(source: string, after: number, quoting: Quoting, variable: string): string {
  return quoting === 'double' && /[\w[]/.test(source.charAt(after)) ? `\${${variable}}` : `$${variable}`;
}

/** The function of the script that looks secrets up: one is added where there are several secrets. */
function helperFor(
  { request, source, place, eol, indent }: ShellSite,
  store: Store,
): { readonly name: string | undefined; readonly edits: readonly TextEdit[] } {
  const known = existingHelper(source, store, place.span.start);
  if (known !== undefined) {
    return { name: known, edits: [] };
  }
  if (request.findings.filter(({ kind }) => kind === 'storable').length < 2) {
    return { name: undefined, edits: [] };
  }
  const { name, edit } = newHelper(source, store, indent, eol);
  return edit.span.start > place.span.start ? { name: undefined, edits: [] } : { name, edits: [edit] };
}

/** Commands whose name says nothing of what they are given. */
const generic =
  /^(?:export|readonly|local|declare|typeset|echo|printf|cat|tee|test|sudo|env|exec|command|if|set|eval|time)$/;

function hintOf({ request, literal, place, fallback }: ShellSite): string {
  if (fallback !== undefined) {
    return fallback.variable;
  }
  const { finding } = request;
  const path = finding.name.length > 0 ? finding.name : literal.name;
  const scheme = finding.facts['scheme'];
  const command = commandName(place.command);
  // What stands where a command would may be the secret itself: `for password in ‹password›`.
  const program = literal.call?.callee ?? (command === undefined || command === place.word ? '' : command.text);
  // Whose password it is: `redis` of `redis-cli`, `ssh` of `sshpass`.
  const callee = program.replace(/-(?:cli|client|admin)$|(?<=^ssh)pass$/, '');
  const database = productOf(scheme ?? '');
  const owners = /^[a-z]\w*$/.test(callee) && !generic.test(callee) ? [callee] : [];
  const hint = nameHint(path, scheme === undefined ? 'secret' : `${database}_url`, owners);
  if (finding.detector === 'credentials-in-header' && scheme !== 'basic' && words(hint).at(-1) === 'authorization') {
    // A variable is called what it holds, not the header that it is sent in.
    return snakeCase([...words(hint).slice(0, -1), 'token'].join(' '));
  }
  if (scheme === undefined || isConstant(literal)) {
    return path.includes(hint) ? hint : snakeCase(hint);
  }
  // The secret is the password alone: it should not be called the URL that it goes into.
  const name = connectionPassword(hint, scheme);
  return hint === hint.toUpperCase() ? screamingCase(name) : snakeCase(name);
}
