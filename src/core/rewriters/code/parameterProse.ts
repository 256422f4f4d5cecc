import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import { lineStart } from '../shared/layout';
import { linesAbove } from './parameterDocs';

/** A function, and the names of its parameters that go. */
export interface Losing {
  readonly declaration: SyntaxNode;
  readonly names: readonly string[];
}

/** What a comment of lines says of parameters that go. */
export interface Prose {
  /** Lines of a list that are about one of them alone, with a heading that nothing is left under. */
  readonly spans: readonly Span[];
  /** That other lines speak of one, too. */
  readonly notes: readonly Message[];
}

const text = /^\s*(?:\/\/[/!]?|\*)[ \t]?(.*)/;
const heading = /^(?:#{1,3} (?:Arguments|Parameters)|(?:Arguments|Parameters):)$/i;

/**
 * What the comment above a function says of its parameters that go, for languages whose comments have no tags for them:
 * lists, as in `/// * access_key - the id of the key`, and sentences.
 */
export function parameterProse(source: string, { declaration, names }: Losing): Prose {
  const lines = linesAbove(source, lineStart(source, declaration.startIndex)).map((span) => ({
    span,
    text: text.exec(source.slice(span.start, span.end))?.[1]?.trimEnd() ?? '',
  }));
  const gone = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (names.some((name) => isEntryOf(line.text, name))) {
      gone.add(index);
      for (let next = index + 1; /^\s+\S/.test(lines[next]?.text ?? ''); next += 1) {
        gone.add(next);
      }
    }
  }
  const stays = (index: number): boolean => !gone.has(index) && (lines[index]?.text ?? '') !== '';
  for (const [index, line] of lines.entries()) {
    const below = [...lines.keys()].slice(index + 1).find(stays);
    if (gone.size > 0 && heading.test(line.text) && (below === undefined || /^#/.test(lines[below]?.text ?? ''))) {
      const end = below ?? lines.length;
      [...lines.keys()].slice(index, end).forEach((one) => gone.add(one));
      if (below === undefined && lines[index - 1]?.text === '') {
        gone.add(index - 1);
      }
    }
  }
  const rest = lines.filter((_, index) => !gone.has(index)).map((line) => line.text);
  const spoken = names.filter((name) => rest.some((line) => speaksOf(line, name)));
  const owner = declaration.childForFieldName('name')?.text ?? '';
  return {
    spans: [...gone].flatMap((index) => lines[index]?.span ?? []),
    notes:
      spoken.length === 0
        ? []
        : [message('The comment above {0} still speaks of {1}: adapt it.', owner, spoken.join(', '))],
  };
}

/** Whether a line is the entry of a list about a parameter. */
function isEntryOf(line: string, name: string): boolean {
  return new RegExp(`^\\s*[*-]\\s+\`?${name}\`?\\s*(?:[-:–—]|$)`).test(line);
}

/** Whether a line names a parameter, and does not just use a word that is its name, too. */
function speaksOf(line: string, name: string): boolean {
  return new RegExp(/[_A-Z]/.test(name) ? `(?<!\\w)${name}(?!\\w)` : `\`${name}\``).test(line);
}
