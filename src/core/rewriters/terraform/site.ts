import { HOLE, isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { literalAround, textAround } from '../config/literals';
import { attributeAt, blocksAround, blocksOf } from '../hcl/blocks';
import type { Attribute, Block } from '../hcl/blocks';
import type { FixRequest } from '../rewriter';
import { freeName, snakeCase } from '../shared/identifiers';
import { lineEnding } from '../shared/layout';
import { decodedText } from '../shared/literals';

/** Where in a Terraform file a secret stands. */
export interface TerraformSite {
  readonly request: FixRequest;
  readonly source: string;
  readonly file: Block;
  /** The blocks around it, outermost first. */
  readonly blocks: readonly Block[];
  readonly attribute: Attribute;
  readonly literal: Literal;
  /** Whether it is the whole string, so that an expression can take its place. */
  readonly whole: boolean;
  /** What an expression replaces: the string with its quotes, or the part that is the secret. */
  readonly span: Span;
  readonly value: string;
  readonly eol: '\n' | '\r\n';
}

export function siteOf(request: FixRequest): TerraformSite | Message | undefined {
  const { document, finding } = request;
  const literal = literalAround(document, finding);
  const file = blocksOf(document);
  const blocks = blocksAround(file, finding.span);
  const attribute = attributeAt(blocks.at(-1) ?? file, finding.span);
  if (literal === undefined || attribute === undefined || literal.use === 'prose' || literal.use === 'key') {
    return undefined;
  }
  const { source } = document;
  const around = { request, source, file, blocks, attribute, literal, eol: lineEnding(source) };
  // Within a text (a policy, definitions of containers in JSON) the quotes around it are that text's.
  const { expression } = attribute;
  const isHeredoc = source.startsWith('<<', literal.outer.start) && expression.start === literal.outer.start;
  const own = (isHeredoc || source.charAt(literal.outer.start) === '"') && textAround(document, finding) === undefined;
  if (own && isConstant(literal) && contains(finding.span, literal.span)) {
    return { ...around, whole: true, span: literal.outer, value: literal.text };
  }
  const span = isConstant(literal) ? finding.span : finding.sensitive;
  const value = decodedText(literal, span);
  return value === undefined || value === '' || value.includes(HOLE)
    ? message('The secret is put together from several parts, so there is no single value to store.')
    : { ...around, whole: false, span, value };
}

/** The names of what a file declares under a type: `data.aws_x.NAME`, `var.NAME`. */
export function declared(file: Block, type: string, kind?: string): Set<string> {
  return new Set(
    file.blocks
      .filter((block) => block.type === type && (kind === undefined || block.labels[0] === kind))
      .map((block) => block.labels[kind === undefined ? 0 : 1] ?? ''),
  );
}

/** The same of a module: of this file and the others of its folder. */
export function declaredInModule({ file, request }: TerraformSite, type: string, kind?: string): Set<string> {
  const elsewhere = (request.project.terraformDeclared ?? []).filter((one) => one.type === type && one.kind === kind);
  return new Set([...declared(file, type, kind), ...elsewhere.map(({ name }) => name)]);
}

/** A name that the module does not declare yet: the hint, or that of what it is set in with it (`worker_db_password`). */
export function undeclared(site: TerraformSite, hint: string, type: string, kind?: string): string {
  const owner = snakeCase(site.blocks[0]?.labels.at(-1) ?? '');
  const names = hint.startsWith(owner) ? [] : [`${owner}_${hint}`];
  return freeName([hint, ...names], declaredInModule(site, type, kind));
}

/** The text of an attribute that is a plain string. */
export function stringOf(source: string, block: Block, name: string): string | undefined {
  const attribute = block.attributes.find((one) => one.name === name);
  const text = attribute && source.slice(attribute.expression.start, attribute.expression.end);
  return text !== undefined && /^"[^"\\$%]*"$/.test(text) ? text.slice(1, -1) : undefined;
}
