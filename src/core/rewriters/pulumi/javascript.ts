import { isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import type { SyntaxNode } from '../../languages/parsers';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import type { TextEdit } from '../../text/edit';
import { takenNames } from '../javascript/declarations';
import { endOfStatementLine } from '../javascript/moduleHead';
import { decode, quoted } from '../javascript/strings';
import { braces, end, styleOf } from '../javascript/style';
import { named, nodeAt, spanOf } from '../javascript/syntax';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { freeName, nameHint } from '../shared/identifiers';
import { literalOf } from '../shared/literals';
import { javascriptTaker, readPulumiFile, takenBy } from './javascriptFile';
import type { JavascriptPulumiFile } from './javascriptFile';
import { outputPlan, refuseOutput } from './plan';
import type { PulumiTarget } from './plan';

/** What of a Pulumi program gives way: a whole literal, or a stretch of a template. */
interface Place {
  readonly node: SyntaxNode;
  readonly span: Span | undefined;
  readonly value: string;
}

/** Whether a finding stands in a Pulumi program where no look-up by other ways must stand. */
export function isJavascriptPulumi(request: FixRequest): boolean {
  return planJavascriptPulumi(request, 'secretsmanager') !== undefined;
}

/** The plan for a secret of a Pulumi program in JavaScript or TypeScript; undefined where it is none. */
export function planJavascriptPulumi(request: FixRequest, target: PulumiTarget): Plan | Refusal | undefined {
  const { document, finding } = request;
  const root = document.tree?.root;
  const file = root && finding.kind === 'storable' ? readPulumiFile(root, document.path) : undefined;
  const literal = file && literalOf(document, finding);
  if (file === undefined || literal === undefined) {
    return undefined;
  }
  const node = nodeAt(file.root, literal.outer);
  const taken = takenBy(file, node);
  if (taken === 'other') {
    return undefined;
  }
  const place = taken === 'input' ? placeOf(request, node, literal) : undefined;
  if (place === undefined) {
    return refuseOutput(target);
  }
  const owner = javascriptTaker(node);
  const hint = nameHint(finding.name.length > 0 ? finding.name : literal.name, 'secret', owner === '' ? [] : [owner]);
  return outputPlan(request, target, place.value, hint, file.isConfig ? [] : ['@pulumi/aws'], (reference) =>
    editsOf(request, file, place, reference),
  );
}

function placeOf({ document, finding }: FixRequest, node: SyntaxNode, literal: Literal): Place | undefined {
  if (isConstant(literal) && contains(finding.span, literal.span)) {
    return { node, span: undefined, value: literal.text };
  }
  const span = finding.sensitive;
  const isFilledIn = named(node).some(
    ({ type, startIndex, endIndex }) =>
      type === 'template_substitution' && startIndex < span.end && span.start < endIndex,
  );
  return node.type !== 'template_string' || isFilledIn
    ? undefined
    : { node, span, value: decode(document.source.slice(span.start, span.end)) };
}

function editsOf(
  { document: { source } }: FixRequest,
  file: JavascriptPulumiFile,
  { node, span }: Place,
  reference: SecretReference,
): TextEdit[] {
  const style = styleOf(file.root, source);
  const taken = takenNames(file.root);
  const lines: string[] = [];
  const moduleNamed = (module: string, wanted: string): string => {
    const known = file.imports.find((one) => one.module === module && one.namespace !== undefined && !one.typeOnly);
    if (known?.namespace !== undefined) {
      return known.namespace;
    }
    const local = freeName([wanted, `pulumi${wanted.charAt(0).toUpperCase()}${wanted.slice(1)}`], taken);
    taken.add(local);
    const from = quoted(module, style.quote);
    lines.push(
      file.imports.some((one) => one.style === 'require')
        ? `const ${local} = require(${from})${end(style)}`
        : `import * as ${local} from ${from}${end(style)}`,
    );
    return local;
  };
  // SST makes both known everywhere in its configuration, which must import nothing.
  const pulumi = file.isConfig ? '$util' : moduleNamed('@pulumi/pulumi', 'pulumi');
  const aws = file.isConfig ? 'aws' : moduleNamed('@pulumi/aws', 'aws');
  const name = quoted(reference.name, style.quote);
  const value =
    reference.target === 'parameterstore'
      ? `${aws}.ssm.getParameterOutput(${braces([`name: ${name}`, 'withDecryption: true'], style)}).value`
      : `${aws}.secretsmanager.getSecretVersionOutput(${braces([`secretId: ${name}`], style)}).secretString`;
  const output = `${pulumi}.secret(${value})`;
  const isTagged = node.parent?.type === 'call_expression';
  const last = file.imports.at(-1)?.statement;
  const at = last === undefined ? 0 : endOfStatementLine(last, source);
  return [
    span === undefined ? { span: spanOf(node), text: output } : { span, text: `\${${output}}` },
    ...(span === undefined || isTagged
      ? []
      : [{ span: { start: node.startIndex, end: node.startIndex }, text: `${pulumi}.interpolate` }]),
    ...(lines.length === 0
      ? []
      : [{ span: { start: at, end: at }, text: lines.map((line) => style.eol + line).join('') }]),
  ];
}
