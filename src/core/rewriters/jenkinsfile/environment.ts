import type { Finding } from '../../scan/finding';
import { lineEnd, lineStart } from '../shared/layout';
import type { ParsedDocument } from '../../languages/document';
import { blocksAround, stringAround } from './groovy';
import type { GroovyString } from './groovy';

/** A variable of an `environment` directive whose whole value is a string. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly literal: GroovyString;
}

/**
 * The variable of an `environment` directive that a finding is the value of:
 * https://www.jenkins.io/doc/book/pipeline/syntax/#environment
 */
export function environmentVariable({ source }: ParsedDocument, { span }: Finding): EnvironmentVariable | undefined {
  const literal = stringAround(source, span);
  if (literal === undefined || literal.quotes.length !== 1) {
    return undefined;
  }
  const { outer } = literal;
  const before = source.slice(lineStart(source, outer.start), outer.start);
  const after = source.slice(outer.end, lineEnd(source, outer.end));
  const name = /^\s*([A-Za-z_]\w{0,127})\s*=\s*$/.exec(before)?.[1];
  const isWhole = /^[ \t]*(?:\/\/.*)?$/.test(after);
  return name !== undefined && isWhole && blocksAround(source, outer.start).at(-1) === 'environment'
    ? { name, literal }
    : undefined;
}
