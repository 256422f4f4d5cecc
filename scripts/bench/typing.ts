import { defaultConfiguration } from '../../src/core/config/configuration';
import type { Engine } from '../../src/core/engine';
import type { Measurement } from './measure';
import { processorTimes } from './measure';

/** A language as people type it: a line without a candidate for each of four in turn, and one that holds a password. */
interface Typed {
  readonly name: string;
  readonly path: string;
  readonly plain: (line: number) => string;
  readonly candidate: (line: number, password: string) => string;
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
  },
  {
    name: 'YAML',
    path: 'typed.yaml',
    plain: (n) => [`area${n}:`, `  width: ${n}`, `  label: "rectangle by ${n}"`, `  kind: plain`][n % 4] ?? '',
    candidate: (n, password) => `  db_password_${n}: "${password}"`,
  },
];

const sizes: readonly (readonly [lines: number, times: number])[] = [
  [100, 200],
  [1_000, 60],
  [10_000, 15],
];

/** What a rescan after a keystroke takes, in files of several languages and lengths, without and with candidates. */
export async function* typing(engine: Engine, password: string, today: string): AsyncGenerator<Measurement> {
  for (const { name, path, plain, candidate } of languages) {
    for (const [lines, times] of sizes) {
      for (const candidates of [false, true]) {
        const text = Array.from({ length: lines }, (_, line) =>
          candidates && line % 100 === 50 ? candidate(line, password) : plain(line),
        ).join('\n');
        let turn = 0;
        const taken = await processorTimes(times, () => {
          turn += 1;
          return engine.scan({ path, text: `${text}\n${plain(4 * turn + 2)}` }, defaultConfiguration, today);
        });
        yield {
          what: `Typing in ${name}, ${lines.toLocaleString('en')} lines, ${candidates ? `${String(lines / 100)} candidates` : 'none'}`,
          value: [0.5, 0.95, 0.99]
            .map((share) => (taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? 0).toFixed(1))
            .join(' / '),
          budget: `p50 / p95 / p99 in ms; p95 at most ${lines === 10_000 ? '60' : candidates ? '10' : '2'}`,
        };
      }
    }
  }
}
