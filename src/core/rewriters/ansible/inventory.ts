import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { nameHint } from '../shared/identifiers';
import { lineEnd, lineStart } from '../shared/layout';
import { literalOf } from '../shared/literals';
import { refuse } from '../shared/plans';
import { lookupNeeds, lookupTemplate, mayBePrinted } from './lookup';

/**
 * Whether a file is an inventory, by its path or by what only an inventory has.
 * https://docs.ansible.com/ansible/latest/inventory_guide/intro_inventory.html
 */
export function isInventory(path: string | undefined, source: string): boolean {
  return (
    /(?:^|\/)(?:inventor(?:y|ies)(?:\/[^/]{1,100}){0,3}|hosts)(?:\.(?:ini|cfg))?$/i.test(path ?? '') ||
    /^\[[\w.-]{1,100}:(?:vars|children)\]/m.test(source) ||
    /^[\w.-]{1,100} (?:\S{1,200} ){0,20}ansible_\w{1,40}=/m.test(source)
  );
}

/** A variable of an inventory becomes a template, which Ansible evaluates where the variable is used. */
export function planInventory({ document, finding, target }: FixRequest): Plan | Refusal | undefined {
  const { source } = document;
  if (
    target === 'default-credential-chain' ||
    finding.kind !== 'storable' ||
    !isInventory(document.path, source) ||
    literalOf(document, finding)?.use === 'prose'
  ) {
    return undefined;
  }
  const place = placeOf(source, finding.span.start, finding.span.end);
  if (place === undefined) {
    return refuse(
      target,
      message(
        'Ansible evaluates templates in the variables of an inventory: move the variable to group_vars or host_vars, and fix it there.',
      ),
    );
  }
  return {
    kind: 'plan',
    target,
    safety: 'needs-review',
    behaviourChanges: [mayBePrinted(), lookupNeeds(target)],
    missingDependencies: [],
    value: new Secret(source.slice(finding.span.start, finding.span.end)),
    nameHint: nameHint([place.variable], 'secret'),
    fixes: [finding.fingerprint],
    edits: (reference) =>
      reference === undefined
        ? []
        : [{ span: finding.span, text: place.around(lookupTemplate(reference, place.inner)) }],
  };
}

interface InventoryPlace {
  readonly variable: string;
  /** What the texts within the template are in. */
  readonly inner: '"' | "'";
  /** The template as it stands there. */
  around(template: string): string;
}

/**
 * Where all of a variable's value is a secret: a host's line is split into words as a shell does, a line of `:vars` is a
 * name and the rest.
 */
function placeOf(source: string, start: number, end: number): InventoryPlace | undefined {
  const from = lineStart(source, start);
  const before = /([A-Za-z_]\w{0,200})[ \t]*=[ \t]*(["']?)$/.exec(source.slice(from, start));
  const rest = source.slice(end, lineEnd(source, end));
  const [, variable, quote = ''] = before ?? [];
  const ends = quote === '' ? /^(?:\s|$)/.test(rest) : rest.startsWith(quote);
  if (variable === undefined || !ends || source.slice(start, end).includes('\\')) {
    return undefined;
  }
  const sections = [...source.slice(0, from).matchAll(/^[ \t]*\[([^\]\r\n]{1,200})\]/gm)];
  const isVariables = sections.at(-1)?.[1]?.endsWith(':vars') === true;
  if (quote !== '') {
    return { variable, inner: quote === '"' ? "'" : '"', around: (template) => template };
  }
  return isVariables
    ? rest.trim() === ''
      ? { variable, inner: "'", around: (template) => template }
      : undefined
    : { variable, inner: "'", around: (template) => `"${template}"` };
}
