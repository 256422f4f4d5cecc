import type { SeededRandom } from './random';

/**
 * A text that a pattern matches, drawn at random: literals, escapes, classes, groups with alternatives, `{n}`, `{n,m}`,
 * `?`. What stands in a look-around is left out.
 *
 * @throws Error where the pattern has something else.
 */
export function sampleOf(pattern: RegExp, random: SeededRandom): string {
  const { source } = pattern;
  let at = 0;

  function alternatives(): string {
    const choices = [sequence()];
    while (source.charAt(at) === '|') {
      at += 1;
      choices.push(sequence());
    }
    return random.pick(choices);
  }

  function sequence(): string {
    let text = '';
    while (at < source.length && source.charAt(at) !== '|' && source.charAt(at) !== ')') {
      const start = at;
      const once = atom();
      const end = at;
      const [least, most] = quantifier();
      const times = random.integer(least, most);
      text += times > 0 ? once : '';
      for (let count = 1; count < times; count += 1) {
        const after = at;
        at = start;
        text += atom();
        at = after;
      }
      at = Math.max(at, end);
    }
    return text;
  }

  function atom(): string {
    const sign = source.charAt(at);
    at += 1;
    if (sign === '(') {
      const around = /^\?<?[!=]/.exec(source.slice(at, at + 3));
      at += around?.[0].length ?? (source.startsWith('?:', at) ? 2 : 0);
      const inner = alternatives();
      at += 1;
      return around === null ? inner : '';
    }
    if (sign === '[') {
      return random.pick(characterClass());
    }
    if (sign === '\\') {
      return random.pick(escaped());
    }
    if ('.*+^$'.includes(sign)) {
      throw new Error(`There is no sample of “${sign}” in ${source}.`);
    }
    return sign;
  }

  function escaped(): string[] {
    const sign = source.charAt(at);
    at += 1;
    if (sign === 'd') {
      return range('0', '9');
    }
    return sign === 'w' ? [...range('a', 'z'), ...range('A', 'Z'), ...range('0', '9'), '_'] : [sign];
  }

  function characterClass(): string[] {
    const members: string[] = [];
    while (source.charAt(at) !== ']') {
      const sign = source.charAt(at);
      at += 1;
      if (sign === '\\') {
        members.push(...escaped());
      } else if (source.charAt(at) === '-' && source.charAt(at + 1) !== ']') {
        members.push(...range(sign, source.charAt(at + 1)));
        at += 2;
      } else {
        members.push(sign);
      }
    }
    at += 1;
    return members;
  }

  function quantifier(): [number, number] {
    const match = /^(?:\{(\d+)(?:(,)(\d*))?\}|\?)\??/.exec(source.slice(at));
    if (match === null) {
      return [1, 1];
    }
    at += match[0].length;
    if (match[1] === undefined) {
      return [0, 1];
    }
    const least = Number(match[1]);
    return [least, match[2] === undefined ? least : match[3] === '' ? least + 8 : Number(match[3])];
  }

  return alternatives();
}

function range(from: string, to: string): string[] {
  const members: string[] = [];
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) {
    members.push(String.fromCharCode(code));
  }
  return members;
}
