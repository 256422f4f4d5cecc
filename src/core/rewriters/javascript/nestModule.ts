import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { lineIndent } from '../shared/layout';
import type { SecretReference } from '../rewriter';
import { originOf } from './callers';
import { innerLines } from './innerLines';
import { chooseHelper, insertHelper, lookupCall, workbench } from './lookup';
import type { LookupParts } from './lookup';
import { removalEdits } from './removalEdits';
import { replace } from './replacement';
import { scopesOf } from './scopes';
import { ancestors, children, functionTypes, keyName, memberName } from './syntax';

/** A module of NestJS whose options can come from a factory, for which the framework waits. */
export interface NestModule {
  /** `forRoot`, `register`. */
  readonly method: SyntaxNode;
  /** Its only argument. */
  readonly argument: SyntaxNode;
  /** Members of the argument that stand beside the factory. */
  readonly outside: readonly SyntaxNode[];
}

/** Modules that take `useFactory`, and options that then stand beside it, not in what it gives. */
const modules: Readonly<Record<string, { readonly method: string; readonly outside: readonly string[] }>> = {
  '@nestjs/typeorm': { method: 'forRoot', outside: ['name'] },
  '@nestjs/sequelize': { method: 'forRoot', outside: ['name'] },
  '@nestjs/mongoose': { method: 'forRoot', outside: [] },
  '@nestjs/jwt': { method: 'register', outside: ['global'] },
  '@nestjs/axios': { method: 'register', outside: ['global'] },
  '@nestjs/cache-manager': { method: 'register', outside: ['isGlobal'] },
  '@nestjs/bull': { method: 'forRoot', outside: [] },
  '@nestjs/bullmq': { method: 'forRoot', outside: [] },
  '@nestjs-modules/mailer': { method: 'forRoot', outside: [] },
  '@nestjs-modules/ioredis': { method: 'forRoot', outside: [] },
};

/**
 * The module that takes a literal as an option: `TypeOrmModule.forRoot({ password: '…' })`.
 * https://docs.nestjs.com/techniques/database#async-configuration
 */
export function nestModuleOf(literal: SyntaxNode, root: SyntaxNode): NestModule | undefined {
  let inner = literal;
  for (const outer of ancestors(literal)) {
    const call = outer.type === 'arguments' ? outer.parent : undefined;
    const callee = call?.type === 'call_expression' ? call.childForFieldName('function') : null;
    const method = callee?.childForFieldName('property');
    if (callee && method && /^(?:forRoot|register)$/.test(memberName(callee) ?? '')) {
      const known = modules[originOf(callee, scopesOf(root)) ?? ''];
      const takes = inner.type === 'object' || isUri(inner, literal);
      return known?.method === method.text && children(outer).length === 1 && takes
        ? { method, argument: inner, outside: membersOf(inner, known.outside) }
        : undefined;
    }
    if (functionTypes.has(outer.type)) {
      return undefined;
    }
    inner = outer;
  }
  return undefined;
}

function membersOf(object: SyntaxNode, keys: readonly string[]): SyntaxNode[] {
  return object.type === 'object' ? children(object).filter((member) => keys.includes(keyName(member) ?? '')) : [];
}

/** `MongooseModule.forRoot('mongodb://…')` */
function isUri(argument: SyntaxNode, literal: SyntaxNode): boolean {
  return argument.id === literal.id && /^(?:string|template_string)$/.test(argument.type);
}

/** The edits by which a factory looks a literal up. */
export function nestModuleEdits(parts: LookupParts, module: NestModule, reference: SecretReference): TextEdit[] {
  const bench = workbench({ ...parts, placement: { kind: 'in-place' } }, reference.target);
  const { source, style } = bench;
  const helper = chooseHelper(bench);
  const edits = [...insertHelper(bench, helper)];
  const { method, argument, outside } = module;
  edits.push({ span: { start: method.endIndex, end: method.endIndex }, text: 'Async' });
  const value = replace(parts.site, lookupCall(bench, helper, reference), style, source);
  if (argument.type !== 'object') {
    const whole =
      source.slice(argument.startIndex, value.span.start) +
      value.text +
      source.slice(value.span.end, argument.endIndex);
    return [
      ...edits,
      {
        span: { start: argument.startIndex, end: argument.endIndex },
        text: `{ useFactory: async () => ({ uri: ${whole} }) }`,
      },
    ];
  }
  const { eol, indent } = style;
  const removals = removalEdits(outside, source);
  const lines = innerLines(argument, source).filter(
    (at) => !removals.some(({ span }) => span.start <= at && at < span.end),
  );
  const outer = lineIndent(source, argument.startIndex);
  const isShort = argument.startPosition.row === argument.endPosition.row;
  const [gap, behind] = isShort ? [' ', ' }'] : [`${eol}${outer}${indent}`, `,${eol}${outer}}`];
  const before = `{${outside.map((member) => `${gap}${member.text},`).join('')}${gap}`;
  return [
    ...edits,
    { span: { start: argument.startIndex, end: argument.startIndex }, text: `${before}useFactory: async () => (` },
    ...lines.map((at) => ({ span: { start: at, end: at }, text: indent })),
    ...removals,
    value,
    { span: { start: argument.endIndex, end: argument.endIndex }, text: `)${behind}` },
  ];
}
