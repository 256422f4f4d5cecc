import type { ParsedDocument } from '../../languages/document';
import { isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { keysOf } from '../config/nodes';
import { hintFor } from '../config/plan';
import { siteOf } from '../config/site';
import { needsQuotes } from '../config/write';
import { nameHint } from '../shared/identifiers';
import { lineStart } from '../shared/layout';
import type { FixRequest, Plan } from '../rewriter';
import { forms } from './forms';
import type { Form } from './forms';

/** The form of the tool that fills in variables in a file; undefined where none is known to. */
export function formOf({ path, source }: ParsedDocument): Form | undefined {
  const lower = path?.toLowerCase() ?? '';
  return (
    forms.find(
      (form) => form.path?.test(lower) === true && (form.both !== true || form.content?.test(source) === true),
    ) ?? forms.find(({ both, content }) => both !== true && content?.test(source) === true)
  );
}

/** Of a registry among several that npm signs in to, `//npm.example.com/:_authToken=…`, what its host is called. */
function ownerOf(source: string, { outer }: Literal): string | undefined {
  const line = source.slice(lineStart(source, outer.start), outer.start);
  const label = /^[ \t]*\/\/(?:[\w-]{1,60}\.){0,5}([\w-]{1,60})\.[a-z]{2,20}[:/]/.exec(line)?.[1];
  return label === 'npmjs' || (source.match(/^[ \t]*\/\/[^\s=]{1,200}:_/gm) ?? []).length < 2 ? undefined : label;
}

/** The plan that has the tool of a file fill the value in from the environment; undefined where it cannot. */
export function planEnvironmentForm(request: FixRequest, literal: Literal): Plan | undefined {
  const { document, finding } = request;
  const form = formOf(document);
  if (form === undefined || !isConstant(literal) || !contains(literal.span, finding.span)) {
    return undefined;
  }
  if (form.verbatim !== undefined && document.source.charAt(literal.span.start - 1) === form.verbatim) {
    return undefined;
  }
  if (form.nests !== true && /\$\{[^}]*$/.test(document.source.slice(literal.span.start, finding.span.start))) {
    return undefined;
  }
  const site = form.fills === undefined ? undefined : siteOf(request);
  if (site !== undefined && (!('steps' in site) || form.fills?.(keysOf(site.steps)) === false)) {
    return undefined;
  }
  // Of `//npm.example.com/:_authToken` the tool and the last word tell; NuGet says `ClearTextPassword`.
  const key = ((literal.name.at(-1) ?? '').split(':').at(-1) ?? '').replace(/^ClearText/, '');
  return {
    kind: 'plan',
    target: 'environment',
    safety: 'needs-review',
    behaviourChanges: [
      form.source?.() ??
        message(
          '{0} fills the variable in from the environment: it must be set wherever {0} runs, also in the pipeline.',
          form.tool,
        ),
      ...(form.needs === undefined ? [] : [form.needs()]),
    ],
    missingDependencies: [],
    value: finding.secret.equals(new Secret(document.source.slice(finding.span.start, finding.span.end)))
      ? finding.secret
      : new Secret(literal.text),
    nameHint:
      form.byPath === true
        ? hintFor(nameHint(literal.name, 'secret'), finding, finding.span, contains(finding.span, literal.span))
        : nameHint([ownerOf(document.source, literal) ?? form.tool.toLowerCase(), key], 'token'),
    fixes: [finding.fingerprint],
    edits: (reference) =>
      reference === undefined
        ? []
        : [{ span: finding.span, text: filled(document, finding.span, literal, form, reference.name) }],
  };
}

/** What fills a variable in, in quotes where YAML would read it as something else without, or the tool needs them. */
function filled(
  { source, language }: ParsedDocument,
  { start }: Span,
  literal: Literal,
  form: Form,
  name: string,
): string {
  const before = source.charAt(start - 1);
  const quote = /["']/.test(before) ? before : '';
  const text = form.text(name, quote);
  const isBare = start === literal.span.start && quote === '';
  return (form.quoted === true && isBare) ||
    (language.id === 'yaml' && /[:-] $/.test(source.slice(start - 2, start)) && needsQuotes(text))
    ? `"${text}"`
    : text;
}
