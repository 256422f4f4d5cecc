import type { Span } from '../../text/span';
import { readJson } from '../json/read';
import type { Reading } from '../language';
import { readerFor } from '../shell/embedded';
import { interpretWords } from '../shell/interpret';
import { ShellOutput } from '../shell/output';
import { afterLineEnd, lineEnd } from '../shell/quoting';
import { readRanges } from '../shell/read';
import { readWord } from '../shell/word';
import type { ShellWord } from '../shell/word';
import { readingAt } from '../syntax/slice';
import { readInstructions } from './instructions';
import type { Instruction } from './instructions';

/** Reads a Dockerfile: variables, labels, and the commands that it runs. */
export function readDockerfile(source: string): Reading {
  const { instructions, comments } = readInstructions(source);
  const output = new ShellOutput(source);
  const found: Span[] = [...comments];
  for (const instruction of instructions) {
    readInstruction(instruction, output, found);
  }
  return readRanges(source, [], output, found);
}

function readInstruction(instruction: Instruction, output: ShellOutput, comments: Span[]): void {
  const { source } = output;
  const { name, rest } = instruction;
  switch (name) {
    case 'ENV':
    case 'ARG':
    case 'LABEL':
      readPairs(name, rest, output, comments);
      return;
    case 'ONBUILD':
    case 'HEALTHCHECK': {
      const inner = /(?:^|\s)([A-Z]{2,20})(?=\s)/i.exec(source.slice(rest.start, Math.min(rest.end, rest.start + 400)));
      if (
        inner?.[1] !== undefined &&
        inner[1].toUpperCase() !== 'ONBUILD' &&
        inner[1].toUpperCase() !== 'HEALTHCHECK'
      ) {
        const start = rest.start + inner.index + inner[0].length;
        readInstruction(
          { ...instruction, name: inner[1].toUpperCase(), rest: { start, end: rest.end } },
          output,
          comments,
        );
      }
      return;
    }
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      readCommand(instruction, output);
      return;
    case 'COPY':
    case 'ADD': {
      const target = source.slice(rest.start, rest.end).trim().split(/\s+/).at(-1) ?? '';
      for (const { start, end } of instruction.documents) {
        output.literals.push(...readingAt(readerFor(target)(source.slice(start, end)), start).literals);
      }
    }
  }
}

/** `ENV A=b "c"=d`, `ENV NAME the rest`, `ARG A=b`. */
function readPairs(instruction: 'ENV' | 'ARG' | 'LABEL', rest: Span, output: ShellOutput, comments: Span[]): void {
  const words = wordsIn(output.source, rest, comments);
  const [first] = words;
  const use = instruction === 'ARG' ? 'parameter-default' : 'assigned';
  if (instruction !== 'ARG' && first && !first.text.includes('=') && words.length > 1) {
    const start = words[1]?.start ?? rest.end;
    const value = readWord(output.source, start, { end: trimmedEnd(output.source, start, rest.end), whole: true });
    output.add(value, 0, { use, name: [first.text] });
    return;
  }
  for (const word of words) {
    const name = /^([\w.:/-]{1,200})=/.exec(word.text);
    if (name?.[1] !== undefined) {
      output.add(word, name[0].length, { use, name: [name[1]] });
    }
  }
}

function trimmedEnd(source: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && /\s/.test(source.charAt(stop - 1))) {
    stop -= 1;
  }
  return stop;
}

/** The words of an instruction, over all its lines; comments between them are added to `comments`. */
export function wordsIn(source: string, rest: Span, comments: Span[]): ShellWord[] {
  const words: ShellWord[] = [];
  let atLineStart = false;
  for (let offset = rest.start; offset < rest.end;) {
    const character = source.charAt(offset);
    if (character === '#' && atLineStart) {
      const end = lineEnd(source, offset, rest.end);
      comments.push({ start: offset, end });
      offset = end;
    } else if (
      /[\\`]/.test(character) &&
      /^[ \t]*(?:[\r\n]|$)/.test(source.slice(offset + 1, Math.min(rest.end, offset + 40)))
    ) {
      offset = Math.max(afterLineEnd(source, lineEnd(source, offset, rest.end)), offset + 1);
      atLineStart = true;
    } else if (/[\s;&|<>()]/.test(character)) {
      atLineStart ||= /[\r\n]/.test(character);
      offset += 1;
    } else {
      const word = readWord(source, offset, rest);
      words.push(word);
      offset = Math.max(word.end, offset + 1);
      atLineStart = false;
    }
  }
  return words;
}

/** What is run: shell text, or a list of words. */
function readCommand({ name, rest, documents, end }: Instruction, output: ShellOutput): void {
  const { source } = output;
  const flags = /^(?:\s|--[\w-]{1,40}(?:=\S{0,400})?(?=\s)|\\\r?\n)*/.exec(
    source.slice(rest.start, Math.min(rest.end, rest.start + 2_000)),
  );
  const start = rest.start + (flags?.[0].length ?? 0);
  if (source.charAt(start) === '[') {
    const text = source.slice(start, rest.end);
    if (text.trimEnd().endsWith(']')) {
      interpretWords(readingAt(readJson(text), start).literals.map(asWord), output);
      return;
    }
  }
  const [document] = documents;
  if (document && /^<<-?\s{0,5}["']?[\w.-]{1,60}["']?\s*$/.test(source.slice(start, Math.min(rest.end, start + 100)))) {
    output.ranges.push(document);
  } else if (name !== 'SHELL') {
    output.ranges.push({ start, end, continuesOverComments: true });
  }
}

function asWord(literal: Reading['literals'][number]): ShellWord {
  const { outer, text } = literal;
  return {
    start: outer.start,
    end: outer.end,
    literal,
    text,
    quoted: false,
    substitutions: [],
    defaults: [],
    variable: undefined,
  };
}
