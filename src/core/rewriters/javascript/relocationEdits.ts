import type { SyntaxNode } from '../../languages/parsers';
import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import { camelCase, freeName, pascalCase } from '../shared/identifiers';
import type { SecretReference } from '../rewriter';
import { routeEdits } from './asyncRoute';
import { deferralEdits } from './deferralEdits';
import { insertInFunction } from './insertion';
import { chooseHelper, insertHelper, lookupCall, lookupPromise, workbench } from './lookup';
import type { LookupParts } from './lookup';
import { lazyEdits, lazyNames } from './lazyValue';
import { placementOfGroup } from './relocation';
import type { Relocation, UseGroup } from './relocation';
import { removalEdits } from './removalEdits';
import { replace } from './replacement';
import type { Expression } from './replacement';
import { choiceText, defaultedInEnvironment } from './site';
import type { Site } from './site';
import type { Style } from './style';
import { functionAround } from './syntax';

/** The edits by which the functions that use a value look it up, in place of the literal. */
export function relocationEdits(parts: LookupParts, relocation: Relocation, reference: SecretReference): TextEdit[] {
  const { declaration, lazy, groups, route, deferred } = relocation;
  const first = firstOf([...groups.flatMap(({ uses }) => uses), ...deferred.map(({ use }) => use)]) ?? parts.site.node;
  const bench = workbench(
    { ...parts, site: { kind: 'whole', node: first, value: '' }, placement: { kind: 'in-place' } },
    reference.target,
    lazy?.statement,
  );
  const { source, style, taken } = bench;
  const helper = chooseHelper(bench);
  const call = lookupCall(bench, helper, reference);
  const hint = camelCase(parts.nameHint);
  const constant = (): string => freeName([hint, `stored${pascalCase(hint)}`], taken);
  const added = (constant?: string): TextEdit[] => [
    ...insertHelper(bench, helper, constant),
    ...routeEdits(route, style, source),
  ];
  const isDeeper = ({ constantBefore }: UseGroup): boolean => {
    const owner = constantBefore === undefined ? undefined : functionAround(constantBefore);
    return owner !== undefined && route.guards.get(owner.id)?.guarded === false;
  };
  // What is looked up only where a variable is not set must stay so.
  const whole = parts.site.kind === 'whole' ? defaultedInEnvironment(parts.site.node) : undefined;
  const value: Expression =
    whole === undefined ? call : { text: `${choiceText(whole, source)}(${call.text})`, kind: 'await' };
  const site: Site = whole === undefined ? parts.site : { kind: 'whole', node: whole, value: parts.site.value };
  // A constant keeps its name where a function declares it anew: what uses it stays as it is.
  const known = declaration?.type === 'variable_declarator' ? declaration.childForFieldName('name')?.text : undefined;
  if (lazy !== undefined) {
    const names = lazyNames(lazy, taken);
    const name = known ?? constant();
    const given: Expression = { text: `await ${names.getter}()`, kind: 'await' };
    const made = [
      ...lazyEdits(lazy, names, { name, value: value.text }, style, source),
      ...(declaration === undefined ? [replace(site, { text: name, kind: 'identifier' }, style, source)] : []),
    ];
    // Among the imports it would stand before the helper that it calls.
    const isInHead = lazy.statement.startIndex < bench.head.at;
    const edits = added(isInHead ? applyWithin(lazy.statement, made).trimEnd() : undefined);
    return [
      ...edits,
      ...(isInHead ? removalEdits([lazy.statement], source) : made),
      ...(declaration === undefined
        ? []
        : removalEdits([declaration], source).map((edit) => withGap(edit, edits, source))),
      ...groups.flatMap((group) => groupEdits(group, given, lazy.name, undefined, style, source, isDeeper(group))),
    ];
  }
  const { name, facts } = parts.request.finding;
  const told = name.length === 0 && facts['token'] !== undefined ? camelCase(facts['token']) : '';
  const edits = added();
  // Capitals are for modules.
  const isKept = known !== undefined && !/^[A-Z\d_]+$/.test(known);
  const siteOf = (node: SyntaxNode): Site =>
    declaration === undefined ? site : { kind: 'whole', node, value: parts.site.value };
  const stored = constant();
  return [
    ...edits,
    ...deferred.flatMap(({ use, deferral }) =>
      deferralEdits(
        deferral,
        siteOf(use),
        {
          awaited: value,
          promise: lookupPromise(bench, helper, reference),
          jsonKey: reference.jsonKey,
          name: isKept ? known : told === '' ? stored : freeName([told, stored], taken),
        },
        style,
        source,
      ),
    ),
    ...groups.flatMap((group) =>
      isKept && group.constantBefore !== undefined
        ? groupEdits(group, value, known, undefined, style, source, isDeeper(group))
        : groupEdits(group, value, stored, siteOf, style, source, isDeeper(group)),
    ),
    ...(declaration === undefined
      ? []
      : removalEdits([declaration], source).map((edit) => withGap(edit, edits, source))),
  ];
}

/** The text of a statement with edits that lie within it. */
function applyWithin(statement: SyntaxNode, edits: readonly TextEdit[]): string {
  const from = statement.startIndex;
  const shifted = edits.map(({ span, text }) => ({ span: { start: span.start - from, end: span.end - from }, text }));
  return applyEdits(statement.text, shifted);
}

/** A removal of lines, and of the empty one behind them where new code before them ends in one already. */
function withGap(removal: TextEdit, inserted: readonly TextEdit[], source: string): TextEdit {
  const { start, end } = removal.span;
  const isBehindNew = inserted.some(
    ({ span, text }) => /\n[\t ]*$/.test(text) && /^[\t ]*\r?\n$/.test(source.slice(span.end, start)),
  );
  const gap = isBehindNew && removal.text === '' ? (/^\r?\n/.exec(source.slice(end))?.[0] ?? '') : '';
  return { span: { start, end: end + gap.length }, text: removal.text };
}

/**
 * The edits that give the uses of a group their value: the only one awaits it, several share a constant.
 *
 * @param deeper whether other edits move the function's body into a block.
 * @param siteOf what of a use gives way to the constant; undefined where the uses have its name already.
 */
function groupEdits(
  group: UseGroup,
  expression: Expression,
  name: string,
  siteOf: ((use: SyntaxNode) => Site) | undefined,
  style: Style,
  source: string,
  deeper: boolean,
): TextEdit[] {
  const placement = placementOfGroup(group);
  const whole = (node: SyntaxNode): Site => ({ kind: 'whole', node, value: '' });
  if (placement.kind !== 'function-constant') {
    return group.uses.map((use) => replace((siteOf ?? whole)(use), expression, style, source));
  }
  const inserted = insertInFunction(placement, `const ${name} = ${expression.text}`, style, source);
  return [
    ...(deeper
      ? inserted.map(({ span, text }) => ({ span, text: text.replace(/(\n)([\t ]*)$/, `$1${style.indent}$2`) }))
      : inserted),
    ...(siteOf === undefined
      ? []
      : group.uses.map((use) => replace(siteOf(use), { text: name, kind: 'identifier' }, style, source))),
  ];
}

/** The node that stands first in the source. */
function firstOf(nodes: readonly SyntaxNode[]): SyntaxNode | undefined {
  return [...nodes].sort((left, right) => left.startIndex - right.startIndex)[0];
}
