import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { mentionedNames } from '../code/names';
import { packageNames } from './file';
import { camelCase, words } from '../shared/identifiers';
import { importsOf } from './imports';

const identifiers: ReadonlySet<string> = new Set(['identifier', 'type_identifier', 'package_identifier', 'label_name']);

/** https://go.dev/ref/spec#Keywords and https://go.dev/ref/spec#Predeclared_identifiers */
const reserved =
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range ' +
  'return select struct switch type var any bool byte comparable complex64 complex128 error float32 float64 int int8 ' +
  'int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr true false iota nil append cap clear close ' +
  'complex copy delete imag len make max min new panic print println real recover';

/** https://go.dev/wiki/CodeReviewComments#initialisms, as https://github.com/golang/lint lists them */
const initialisms: ReadonlySet<string> = new Set(
  (
    'acl api ascii cpu css dns eof guid html http https id ip json lhs qps ram rhs rpc sla smtp sql ssh tcp tls ttl udp ui ' +
    'uid uuid uri url utf8 vm xml xmpp xsrf xss'
  ).split(' '),
);

/** The name of a variable, its initialisms in one case: `postgresURL`, `apiKey`. */
export function variableName(identifier: string): string {
  const [first, ...rest] = words(identifier);
  return first === undefined || /^\d/.test(first)
    ? camelCase(identifier)
    : [
        first,
        ...rest.map(
          (word) =>
            (initialisms.has(word) ? word : word.charAt(0)).toUpperCase() +
            (initialisms.has(word) ? '' : word.slice(1)),
        ),
      ].join('');
}

/** Names that a new variable within a function must not have. */
export function namesWithin({ root, request }: Pick<Site, 'root' | 'request'>, declared: SyntaxNode): Set<string> {
  let outermost = declared;
  while (outermost.parent !== null && outermost.parent.type !== 'source_file') {
    outermost = outermost.parent;
  }
  return new Set([
    ...reserved.split(' '),
    ...packageNames(root, request),
    ...importsOf(root).map(({ name }) => name),
    ...mentionedNames(outermost, identifiers),
  ]);
}
