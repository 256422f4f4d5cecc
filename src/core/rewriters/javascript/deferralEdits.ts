import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { lineEnd, lineIndent } from '../shared/layout';
import type { Deferral } from './deferral';
import { innerLines } from './innerLines';
import { replace } from './replacement';
import type { Expression } from './replacement';
import type { Site } from './site';
import { end } from './style';
import type { Style } from './style';
import { ancestors, children, spanOf } from './syntax';

/** A look-up as the parts of a deferral need it. */
export interface DeferredValue {
  /** The expression that awaits the value. */
  readonly awaited: Expression;
  /** The expression that gives a promise of what is stored. */
  readonly promise: string;
  /** Where what is stored is a JSON object: its member that is meant. */
  readonly jsonKey: string | undefined;
  /** A free name for what is stored. */
  readonly name: string;
}

/**
 * The edits by which what takes a value waits for it.
 *
 * @param site what of the use gives way to the value.
 */
export function deferralEdits(
  deferral: Deferral,
  site: Site,
  value: DeferredValue,
  style: Style,
  source: string,
): TextEdit[] {
  const { awaited } = value;
  switch (deferral.kind) {
    case 'function': {
      const text = awaited.text === `await ${value.promise}` ? `() => ${value.promise}` : `async () => ${awaited.text}`;
      return [replace(site, { text, kind: 'call' }, style, source)];
    }
    case 'options': {
      const { options, member } = deferral;
      if (member !== undefined) {
        return [replace(site, { text: `async () => ({ ${member}: ${awaited.text} })`, kind: 'call' }, style, source)];
      }
      // `const config: Config = { … }`: the type is that of what the function gives.
      const type = options.parent?.type === 'variable_declarator' ? options.parent.childForFieldName('type') : null;
      const result = type === null ? '' : `: Promise<${children(type)[0]?.text ?? 'unknown'}>`;
      return [
        ...(type === null ? documentedType(options) : [{ span: spanOf(type), text: '' }]),
        { span: { start: options.startIndex, end: options.startIndex }, text: `async ()${result} => (` },
        replace(site, awaited, style, source),
        { span: { start: options.endIndex, end: options.endIndex }, text: ')' },
      ];
    }
    case 'hook':
      return hookEdits(deferral, awaited.text, style, source);
    case 'provider':
      return [{ span: spanOf(deferral.member), text: providerText(deferral, value, style, source) }];
    case 'chain':
      return chainEdits(deferral.call, site, value, style, source);
  }
}

/** The edit that makes `@type {T}` above a statement a function's type: tools that check JavaScript hold the code to it. */
function documentedType(options: SyntaxNode): TextEdit[] {
  const statement = [...ancestors(options)].find(({ parent }) => parent?.type === 'program');
  const comment = statement?.previousSibling;
  const [, head, type] =
    comment?.type === 'comment' && options.parent?.type !== 'arguments'
      ? (/^(\/\*\*[\s*]*@type\s*\{)(.+)\}[\s*]*\/$/s.exec(comment.text) ?? [])
      : [];
  if (head === undefined || type === undefined || /\n[ \t*]*@/.test(type)) {
    return [];
  }
  const start = (comment?.startIndex ?? 0) + head.length;
  return [{ span: { start, end: start + type.length }, text: `() => Promise<${type.trim()}>` }];
}

/** `secretOrKeyProvider`, which hands on the value, or why there is none. */
function providerText(
  { member, typed }: Extract<Deferral, { readonly kind: 'provider' }>,
  { awaited, promise, jsonKey, name }: DeferredValue,
  style: Style,
  source: string,
): string {
  const outer = lineIndent(source, member.startIndex);
  // NestJS declares the arguments as `any[]`, which gives the parameters no type.
  const parameters = typed
    ? '_request: unknown, _token: unknown, done: (error: unknown, secret?: string) => void'
    : '_request, _token, done';
  // `process.env.JWT_SECRET || …` still comes first.
  const left = member.childForFieldName('left');
  const held = member.childForFieldName(left === null ? 'value' : 'right');
  const isChoice = held?.type === 'binary_expression';
  const head = left === null ? 'secretOrKeyProvider:' : `${left.text}Provider =`;
  const given = isChoice ? `(async () => ${awaited.text})()` : promise;
  const taken = jsonKey === undefined || isChoice ? name : `JSON.parse(${name}).${jsonKey}`;
  return [
    `${head} (${parameters}) => {`,
    `${outer}${style.indent}${given}.then((${name}) => done(null, ${taken}), done)${end(style)}`,
    `${outer}}`,
  ].join(style.eol);
}

/** `getSecret('…').then((uri) => mongoose.connect(uri)).then(…)`, on lines as the calls behind it have them. */
function chainEdits(
  call: SyntaxNode,
  site: Site,
  { promise, jsonKey, name }: DeferredValue,
  style: Style,
  source: string,
): TextEdit[] {
  const taken: Expression =
    jsonKey === undefined
      ? { text: name, kind: 'identifier' }
      : { text: `JSON.parse(${name}).${jsonKey}`, kind: 'call' };
  const gap = lineGap(source, call.endIndex);
  const callee = call.childForFieldName('function');
  const object = callee?.childForFieldName('object');
  const inner = object ? lineGap(source, object.endIndex) : '';
  const list = call.childForFieldName('arguments');
  if (list !== null && list.startPosition.row !== list.endPosition.row && inner === '') {
    // Arguments on lines of their own move in, below the arrow.
    const { eol, indent } = style;
    const outer = lineIndent(source, call.startIndex);
    const level = gap === '' ? outer : gap.slice(gap.lastIndexOf('\n') + 1);
    const deeper = level.startsWith(outer) ? level.slice(outer.length) + indent : indent;
    const comma = /,[\t ]*\r?\n[\t ]*\)/.test(source) ? ',' : '';
    return [
      {
        span: { start: call.startIndex, end: call.startIndex },
        text: `${promise}${gap}.then((${name}) =>${eol}${outer}${deeper}`,
      },
      ...innerLines(call, source).map((at) => ({ span: { start: at, end: at }, text: deeper })),
      replace(site, taken, style, source),
      { span: { start: call.endIndex, end: call.endIndex }, text: `${comma}${eol}${level})` },
    ];
  }
  return [
    { span: { start: call.startIndex, end: call.startIndex }, text: `${promise}${gap}.then((${name}) => ` },
    ...(object && inner !== ''
      ? [{ span: { start: object.endIndex, end: object.endIndex + inner.length }, text: '' }]
      : []),
    replace(site, taken, style, source),
    { span: { start: call.endIndex, end: call.endIndex }, text: ')' },
  ];
}

/** The white space before a member that stands on a line of its own. */
function lineGap(source: string, at: number): string {
  const gap = /^\s*/.exec(source.slice(at))?.[0] ?? '';
  return gap.includes('\n') && source.charAt(at + gap.length) === '.' ? gap : '';
}

function hookEdits(
  { options, value }: Extract<Deferral, { readonly kind: 'hook' }>,
  awaited: string,
  style: Style,
  source: string,
): TextEdit[] {
  const stop = end(style);
  const { eol, indent } = style;
  const lines = (outer: string): string =>
    [
      'hooks: {',
      `${outer}${indent}beforeConnect: async (config) => {`,
      `${outer}${indent}${indent}config.password = ${awaited}${stop}`,
      `${outer}${indent}},`,
      `${outer}}`,
    ].join(eol);
  if (options === undefined) {
    const outer = lineIndent(source, value.startIndex);
    const text = `undefined, {${eol}${outer}${indent}${lines(outer + indent)},${eol}${outer}}`;
    return [{ span: spanOf(value), text }];
  }
  const members = children(options);
  const last = members.at(-1);
  const isPositional = value.parent?.type === 'arguments';
  if (!isPositional) {
    // The password's own member makes room for the hook.
    return [{ span: spanOf(value), text: lines(lineIndent(source, value.startIndex)) }];
  }
  const edits: TextEdit[] = [{ span: spanOf(value), text: 'undefined' }];
  if (last === undefined) {
    const outer = lineIndent(source, options.startIndex);
    return [
      ...edits,
      { span: spanOf(options), text: `{${eol}${outer}${indent}${lines(outer + indent)},${eol}${outer}}` },
    ];
  }
  const outer = lineIndent(source, last.startIndex);
  const isMultiline = options.startPosition.row !== options.endPosition.row;
  const hasComma = source.charAt(last.endIndex) === ',';
  const gap = isMultiline ? `${eol}${outer}` : ' ';
  const comma = last.endIndex + (hasComma ? 1 : 0);
  // A comment stays beside the member that it is about.
  const rest = source.slice(comma, lineEnd(source, comma));
  const remark = isMultiline && /^[\t ]*(?:\/\/.*|\/\*[^*]*\*\/[\t ]*)$/.test(rest) ? rest.trimEnd() : '';
  const at = comma + remark.length;
  const text = `${gap}${lines(outer)}${isMultiline && hasComma ? ',' : ''}`;
  return hasComma || at === comma
    ? [...edits, { span: { start: at, end: at }, text: `${hasComma ? '' : ','}${text}` }]
    : [...edits, { span: { start: comma, end: comma }, text: ',' }, { span: { start: at, end: at }, text }];
}
