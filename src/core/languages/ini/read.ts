import type { Span } from '../../text/span';
import { Collector } from '../lines/collector';
import { behindLineEnd, isBlank, lineEndAt, skipBlanks, trimBlanks } from '../lines/lineEnds';
import { chapSecrets, directivePasswords } from '../directives/read';
import type { Reading } from '../language';
import type { Literal } from '../literal';
import { LineScanner } from '../plaintext/lineScanner';
import { closingQuote, quotedText } from '../plaintext/lineStrings';

const section = /^\[([^\]\r\n]{1,200})\]\s*(?:[#;].*)?$/;
/** A key, which may be quoted or an npm registry's, before a sign that binds it. */
const bound =
  /^(?:"([^"]{1,200})"|'([^']{1,200})'|(\/\/[^\s"'={}<>]{1,300}:_?\w{1,60}|[^\s"'=:{}[\]<>]{1,200}))\s{0,60}(?:=>|[+?:]?=|:(?=\s|$|["'])|:(?=[^\s:/\\]))/;
/** Names of two or three words, as some programs have them: `Secret Access Key = …`. */
const wordy = /^([A-Za-z][\w-]{0,40}(?: [A-Za-z][\w-]{0,40}){1,3})\s{0,20}(?:=|:\s)/;
/** A key and one value, with nothing between: `requirepass x`, `ssl_password "x";`. */
const spaced = /^([A-Za-z_][\w.-]{1,100})[ \t]{1,60}("[^"\r\n]*"|'[^'\r\n]*'|[^\s"';{}]{1,500})[ \t]*;?$/;
/** What servers are told to hand on: `proxy_set_header NAME value;`, `fastcgi_param NAME value;`, `SetEnv NAME value`. */
const handsOn =
  /^(?:(?:proxy|grpc|uwsgi|more)_set_headers?|(?:fastcgi|uwsgi|scgi)_param|add_header|SetEnv|RequestHeader[ \t]{1,8}\w{1,10}|Header[ \t]{1,8}\w{1,10})[ \t]{1,20}"?([A-Z_][\w-]{1,80})"?[ \t]{1,20}(?=\S)/i;
/** https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/: a password stands behind `>`. */
const accessRule = /^(?:user|ACL[ \t]{1,4}SETUSER)[ \t]{1,8}([\w.-]{1,64})[ \t].{0,400}?[ \t]>(?=\S{4})/i;
const opensBlock = /^([\w.-]{1,100})[^{}=:"']{0,200}\{$/;

/** Where `nsswitch.conf` has accounts looked up: https://man7.org/linux/man-pages/man5/nsswitch.conf.5.html */
const nameServices = /^(?:(?:files|compat|db|dns|hesiod|nis|nisplus|ldap|sss|systemd|winbind|altfiles)\b\s?)+/;

/** Reads settings line by line: sections, blocks, `name = value`, `name: value`, `name value`. */
export function readIni(source: string): Reading {
  return new IniReader(source).read();
}

class IniReader {
  readonly #into: Collector;
  #section: readonly string[] = [];
  readonly #blocks: string[] = [];
  /** The key above, for values that go on in indented lines. */
  #key: readonly string[] | undefined;

  /** Whether the lines are secrets of PPP, as the comment above them says: https://linux.die.net/man/8/pppd */
  readonly #isChap: boolean;

  constructor(private readonly source: string) {
    this.#into = new Collector(source);
    this.#isChap = /^#\s{0,8}client\s{1,20}server\s{1,20}secret\b/im.test(source.slice(0, 2_000));
  }

  read(): Reading {
    let offset = this.source.startsWith('\uFEFF') ? 1 : 0;
    while (offset < this.source.length) {
      const end = lineEndAt(this.source, offset);
      this.#line(offset, end);
      offset = behindLineEnd(this.source, end);
    }
    return this.#into.reading();
  }

  #line(from: number, to: number): void {
    const start = skipBlanks(this.source, from, to);
    const end = trimBlanks(this.source, start, to);
    if (start === end) {
      return;
    }
    const line = this.source.slice(start, Math.min(end, start + 2_000));
    const isNpm = line.startsWith('//') && /^\/\/[^\s=]{1,300}:_?\w{1,60}\s*=/.test(line);
    if (/^(?:[#;%]|\/\/|rem\s)/i.test(line) && !isNpm) {
      this.#into.comment(start, end);
      if (/[=:]/.test(line)) {
        new LineScanner(this.source, start + 1, end, true, this.#into.literals).scan();
      }
      return;
    }
    const passwords = this.#isChap ? chapSecrets(line) : directivePasswords(line);
    for (const password of passwords) {
      this.#into.plain(start + password.start, start + password.end, password.name);
    }
    if (passwords.length > 0) {
      return;
    }
    const head = section.exec(line);
    if (head?.[1] !== undefined && end - start < 2_000) {
      this.#section = [head[1].replace(/"/g, '').trim()];
      this.#blocks.length = 0;
      this.#key = undefined;
    } else if (line === '}' || line === '};' || line === '},') {
      this.#blocks.pop();
    } else if (opensBlock.test(line)) {
      if (this.#blocks.length < 60) {
        this.#blocks.push(opensBlock.exec(line)?.[1] ?? '');
      }
    } else {
      this.#setting(line, start, end, start > from);
    }
  }

  #setting(line: string, start: number, end: number, indented: boolean): void {
    const handed = handsOn.exec(line);
    if (handed?.[1] !== undefined) {
      this.#value(start + handed[0].length, end, [...this.#path(), handed[1]]);
      return;
    }
    const rule = accessRule.exec(line);
    if (rule?.[1] !== undefined) {
      const from = start + rule[0].length;
      this.#into.plain(from, from + (/^\S{1,200}/.exec(line.slice(rule[0].length))?.[0].length ?? 0), [
        rule[1],
        'password',
      ]);
      return;
    }
    const match = bound.exec(line);
    const words = match || /\s[\w.-]{1,60}=\S/.test(line) ? undefined : wordy.exec(line);
    const name = match?.[1] ?? match?.[2] ?? match?.[3] ?? words?.[1];
    const before = match ?? words;
    if (name !== undefined && before !== null && before !== undefined) {
      const path = [...this.#path(), ...segmentsOf(name)];
      this.#key = indented && this.#key ? this.#key : path;
      this.#value(skipBlanks(this.source, start + before[0].length, end), end, path);
      return;
    }
    const pair = spaced.exec(line);
    if (pair?.[1] !== undefined && pair[2] !== undefined && !(indented && this.#key)) {
      const from = start + line.indexOf(pair[2], pair[1].length);
      this.#value(from, from + pair[2].length, [...this.#path(), ...segmentsOf(pair[1])]);
      return;
    }
    if (indented && this.#key && !/[={}"']/.test(line)) {
      this.#into.plain(start, end, this.#key, 'element');
      return;
    }
    new LineScanner(this.source, start, end, false, this.#into.literals).scan();
  }

  #path(): readonly string[] {
    return [...this.#section, ...this.#blocks].filter((part) => part !== '');
  }

  #value(start: number, end: number, name: readonly string[]): void {
    const key = name.at(-1) ?? '';
    if (start >= end) {
      return;
    }
    if (/^(?:Pass)?Environment$/.test(key)) {
      this.#environment(start, end);
      return;
    }
    if (key === 'environment' && /^[A-Za-z_]\w{0,60}=/.test(this.source.slice(start, Math.min(end, start + 70)))) {
      // `environment=A="b",C="d"`: http://supervisord.org/configuration.html
      this.#scan(start, end, name);
      return;
    }
    const quote = this.source.charAt(start);
    const close = quote === '"' || quote === "'" ? closingQuote(this.source, start, end) : undefined;
    if (close !== undefined) {
      const rest = this.source.slice(close + 1, Math.min(end, close + 200));
      if (/^\s*(?:[,;]\s*)?(?:(?:[#;]|\/\/).*)?$/.test(rest)) {
        this.#into.add(quotedText(this.source, start, close), { start, end: close + 1 }, name);
        return;
      }
      if (!/^\s*(?:[,;]\s*)?$/.test(rest)) {
        this.#scan(start, end, name);
        return;
      }
    }
    const stop = this.#bareEnd(start, end);
    // A template is read as a whole, as elsewhere: what is quoted in it are names for the most part.
    const isTemplate = this.source.startsWith('{{', start) && this.source.startsWith('}}', stop - 2);
    if (
      !isTemplate &&
      /[{[]/.test(quote) &&
      /[\]}]/.test(this.source.charAt(stop - 1)) &&
      /["'=:]/.test(this.source.slice(start, stop))
    ) {
      this.#scan(start, stop, name);
    } else if (stop > start) {
      const isSource = key === 'passwd' && nameServices.test(this.source.slice(start, Math.min(stop, start + 100)));
      this.#into.plain(start, stop, name, isSource ? 'structural' : 'assigned');
    }
  }

  /** A list or an expression: what is quoted in it counts. */
  #scan(start: number, end: number, name: readonly string[]): void {
    const found: Literal[] = [];
    new LineScanner(this.source, start, end, false, found).scan();
    this.#into.literals.push(
      ...found.map((literal) =>
        literal.name.length === 0 && literal.use !== 'key' ? { ...literal, name, use: 'element' as const } : literal,
      ),
    );
  }

  /** Without a comment behind blanks, and without what ends a statement. */
  #bareEnd(start: number, end: number): number {
    let stop = end;
    for (let offset = start + 1; offset < end; offset += 1) {
      const code = this.source.charCodeAt(offset);
      if (isBlank(this.source.charCodeAt(offset - 1)) && (code === 35 || code === 59)) {
        this.#into.comment(offset, end);
        stop = offset;
        break;
      }
    }
    stop = trimBlanks(this.source, start, stop);
    const last = this.source.charAt(stop - 1);
    return last === ';' || (last === ',' && this.#blocks.length > 0) ? stop - 1 : stop;
  }

  /** `Environment="A=b" 'C=d' E=f`: https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment= */
  #environment(start: number, end: number): void {
    for (const assignment of this.#words(start, end)) {
      const equals = this.source.indexOf('=', assignment.start);
      if (equals > assignment.start && equals < assignment.end) {
        let { end: stop } = assignment;
        let from = equals + 1;
        const quote = this.source.charAt(from);
        if (/["']/.test(quote) && stop - from > 1 && this.source.charAt(stop - 1) === quote) {
          from += 1;
          stop -= 1;
        }
        this.#into.plain(from, stop, [this.source.slice(assignment.start, equals)]);
      }
    }
  }

  /** Words apart by blanks, quoted ones without their quotes. */
  *#words(start: number, end: number): Generator<Span> {
    let offset = start;
    while (offset < end) {
      offset = skipBlanks(this.source, offset, end);
      const quote = this.source.charAt(offset);
      const close = quote === '"' || quote === "'" ? closingQuote(this.source, offset, end) : undefined;
      if (close !== undefined) {
        yield { start: offset + 1, end: close };
        offset = close + 1;
        continue;
      }
      let stop = offset;
      while (stop < end && !isBlank(this.source.charCodeAt(stop))) {
        stop += 1;
      }
      yield { start: offset, end: stop };
      offset = stop + 1;
    }
  }
}

/** `//registry.example/:_authToken` has its name behind the colon; `spring.datasource.password` is a path. */
function segmentsOf(name: string): readonly string[] {
  const registry = /^\/\/(.*):(\w+)$/.exec(name);
  const parts = registry ? [registry[1] ?? '', registry[2] ?? ''] : name.split('.');
  return parts.filter((part) => part !== '');
}
