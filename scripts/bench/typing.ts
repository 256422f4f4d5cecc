import { defaultConfiguration } from '../../src/core/config/configuration';
import type { Engine } from '../../src/core/engine';
import type { Measurement } from './measure';
import { processorTimes } from './measure';

/**
 * A language as people type it: a line without a candidate for each of four in turn, one that holds a password, what
 * closes the file, and the line that is typed character by character into its middle.
 */
interface Typed {
  readonly name: string;
  readonly path: string;
  readonly plain: (line: number) => string;
  readonly candidate: (line: number, password: string) => string;
  readonly end?: string;
  readonly typed: string;
}

const languages: readonly Typed[] = [
  {
    name: 'TypeScript',
    path: 'typed.ts',
    plain: (n) =>
      [
        `export function area${n}(width: number, height: number): number {`,
        `  const label = 'rectangle ' + String(width) + ' by ${n}';`,
        `  return label.length > 0 ? width * height : ${n};`,
        `}`,
      ][n % 4] ?? '',
    candidate: (n, password) => `export const dbPassword${n} = '${password}';`,
    end: '}',
    typed: `  const total = count(width, 'plain') + 1;`,
  },
  {
    name: 'Python',
    path: 'typed.py',
    plain: (n) =>
      [
        `def area_${n}(width, height):`,
        `    label = "rectangle " + str(width) + " by ${n}"`,
        `    return width * height if label else ${n}`,
        ``,
      ][n % 4] ?? '',
    candidate: (n, password) => `db_password_${n} = "${password}"`,
    typed: `    total = count(width, "plain") + 1`,
  },
  {
    name: 'Java',
    path: 'Typed.java',
    plain: (n) =>
      n === 0
        ? 'class Typed {'
        : ([
            `  }`,
            `  int area${n}(int width, int height) {`,
            `    String label = "rectangle " + width + " by ${n}";`,
            `    return label.isEmpty() ? ${n} : width * height;`,
          ][n % 4] ?? ''),
    candidate: (n, password) => `    String dbPassword${n} = "${password}";`,
    end: '  }\n}',
    typed: `    int total = count(width, "plain") + 1;`,
  },
  {
    name: 'Go',
    path: 'typed.go',
    plain: (n) =>
      n === 0
        ? 'package typed'
        : ([
            `}`,
            `func area${n}(width, height int) string {`,
            `\tlabel := "rectangle " + name(width) + " by ${n}"`,
            `\treturn label`,
          ][n % 4] ?? ''),
    candidate: (n, password) => `\tdbPassword${n} := "${password}"`,
    end: '}',
    typed: `\ttotal := count(width, "plain") + 1`,
  },
  {
    name: 'C#',
    path: 'Typed.cs',
    plain: (n) =>
      n === 0
        ? 'class Typed {'
        : ([
            `  }`,
            `  int Area${n}(int width, int height) {`,
            `    var label = "rectangle " + width + " by ${n}";`,
            `    return label.Length == 0 ? ${n} : width * height;`,
          ][n % 4] ?? ''),
    candidate: (n, password) => `    var dbPassword${n} = "${password}";`,
    end: '  }\n}',
    typed: `    var total = Count(width, "plain") + 1;`,
  },
  {
    name: 'YAML',
    path: 'typed.yaml',
    plain: (n) => [`area${n}:`, `  width: ${n}`, `  label: "rectangle by ${n}"`, `  kind: plain`][n % 4] ?? '',
    candidate: (n, password) => `  db_password_${n}: "${password}"`,
    typed: `  total: "a plain label"`,
  },
];

const sizes: readonly (readonly [lines: number, times: number])[] = [
  [100, 200],
  [1_000, 120],
  [10_000, 80],
];

/** Where a line is typed: in a file without candidates, mid-way between two of them, or a few lines behind one. */
type Place = 'none' | 'between' | 'beside';

const places: Readonly<Record<Place, (candidates: number) => string>> = {
  none: () => 'no candidate',
  between: (candidates) => `between ${String(candidates)} candidates`,
  beside: (candidates) => `beside one of ${String(candidates)}`,
};

/**
 * What a rescan after a keystroke takes, in files of several languages and lengths, without and with candidates. A line
 * is typed into a function in the middle of the file, so that now the text makes sense and now it does not.
 */
export async function* typing(engine: Engine, password: string, today: string): AsyncGenerator<Measurement> {
  for (const { name, path, plain, candidate, end = '', typed } of languages) {
    for (const [lines, times] of sizes) {
      for (const place of ['none', 'between', 'beside'] as const) {
        const written = Array.from({ length: lines - 1 }, (_, line) =>
          place !== 'none' && line % 100 === 50 ? candidate(line, password) : plain(line),
        );
        // Behind the head of a function, the second of four lines in every language with a head of the file.
        const middle = place === 'beside' ? 100 * Math.floor(lines / 200) + 54 : 4 * Math.floor(lines / 8) + 2;
        const before = `${written.slice(0, middle).join('\n')}\n`;
        const behind = `\n${[...written.slice(middle), end].join('\n')}`;
        let turn = 0;
        const taken = await processorTimes(
          times,
          () => {
            turn += 1;
            const text = before + typed.slice(0, turn % (typed.length + 1)) + behind;
            return engine.scan(
              { path, text, versionOf: { document: `${path} ${String(lines)} ${place}`, hurried: true } },
              defaultConfiguration,
              today,
            );
          },
          10,
        );
        yield {
          what: `Typing in ${name}, ${lines.toLocaleString('en')} lines, ${places[place](lines / 100)}`,
          value: [0.5, 0.95, 0.99]
            .map((share) => (taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? 0).toFixed(1))
            .join(' / '),
          budget: `p50 / p95 / p99 in ms; p95 at most ${lines === 10_000 ? '60' : place === 'none' ? '2' : '10'}`,
        };
      }
    }
  }
}
