import type { Span } from '../../text/span';
import type { Reading } from '../language';
import { readScript } from './commands';
import type { Command, ScriptRange } from './commands';
import { interpret } from './interpret';
import { ShellOutput } from './output';

/** Deeper than this nobody nests substitutions. */
const deepest = 25;

/**
 * Reads a stretch of shell text (sh, bash, zsh and their kin) with its substitutions, here-documents and inner scripts.
 *
 * It is taken apart by hand rather than by a grammar, for shell text also stands in Dockerfiles, histories, makefiles
 * and strings, where there is no tree of it.
 */
export function readShell(source: string, range: ScriptRange): Reading {
  return readRanges(source, [range]);
}

/** Reads several stretches of shell text, and whatever else a caller has put into the output. */
export function readRanges(
  source: string,
  ranges: readonly ScriptRange[],
  output: ShellOutput = new ShellOutput(source),
  comments: readonly Span[] = [],
): Reading {
  const allComments = [...comments];
  let level = [...ranges, ...output.ranges.splice(0)];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    for (const stretch of level) {
      allComments.push(...readRange(source, stretch, output));
    }
    level = output.ranges.splice(0);
  }
  return {
    literals: output.literals.sort((left, right) => left.span.start - right.span.start),
    comments: allComments.sort((left, right) => left.start - right.start),
  };
}

function readRange(source: string, range: ScriptRange, output: ShellOutput): readonly Span[] {
  const script = readScript(source, range);
  const readers = new Map<Command, Command>();
  for (const command of script.commands) {
    for (const read of command.reads) {
      readers.set(read, command);
    }
  }
  for (const command of script.commands) {
    interpret(command, readers, output);
  }
  output.ranges.push(...script.substitutions);
  return script.comments;
}
