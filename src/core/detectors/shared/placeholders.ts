import { isRandom, isRepetition } from './randomness';
import { markers, roleWords, strongMarkers } from './placeholderWords';
import { wordsOf } from './words';

const wordForms =
  /^(?:\*+|x{3,}|X{3,}|…+|-{2,}|_{2,}|\?+|#{2,}|•+|●+|0{4,}|\.+|[·∙]+|=+|~{2,}|\/{2,}|\\+|,+|;+|:+|!+|%+|&+|\++|@+|\^+)$/;

const wrapped =
  /^(?:<[^<>]{1,80}>|\[[^[\]]{1,80}\]|\{[^{}]{0,80}\}|\(\(?[^()]{1,80}\)?\)|%[A-Za-z_]\w{0,60}%|@[A-Za-z_][\w.-]{0,60}@|__\w{1,60}__|«[^»]{1,80}»|‹[^›]{1,80}›|#\{?[A-Z_]{2,60}\}?#|\|[^|]{1,60}\||\*{1,2}\w{1,40}\*{1,2}|_{1,2}[A-Z_]{2,60}_{1,2}|-{2,}\s?[\w ]{1,40}\s?-{2,})$/;

/** Letters that the words of a placeholder are written in, in languages that do not write passwords with them. */
const foreignLetters = /[\u0370-\u1fff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;

const masked = /\*{3,}|x{5,}|X{4,}|•{2,}|●{2,}|…|\.{3}|<[a-z][\w .-]{1,60}>/;

/** Whether a value only holds the place of a secret: “changeme”, “your-token-here”, “<password>”, “********”, “ここにパスワード”. */
export function isPlaceholder(value: string): boolean {
  const text = value.replaceAll('%20', ' ').trim();
  if (text === '' || wordForms.test(text) || wrapped.test(text) || foreignLetters.test(text)) {
    return true;
  }
  // `‹password›`, `«token length=14`: the brackets of typography, which passwords have not, also where a blank cut it off.
  if (/[‹›«»⟨⟩]/.test(text)) {
    return true;
  }
  const lower = text.toLowerCase();
  if (strongMarkers.some((marker) => lower.includes(marker)) || /^ch[a@]n?g[e3]_?m[e3]/.test(lower)) {
    return true;
  }
  // No generator draws one sign so often in a row.
  if (/x{6}|X{6}/.test(text)) {
    return true;
  }
  // What anonymous users give, by custom: https://www.rfc-editor.org/rfc/rfc1635
  if (/(?:\.{2,3}|…)$|\*{4,}|^(?:guest|anonymous|ftp|user|mail)@$/.test(text)) {
    return true;
  }
  if (isRandom(text)) {
    return false;
  }
  if (masked.test(text) || (text.length >= 6 && isRepetition(lower) && !/^\d+$/.test(lower))) {
    return true;
  }
  const words = wordsOf(text);
  // A short marker may stand by chance among the signs of a generated password, not among words.
  const isWordy = (): boolean =>
    /^[\p{L} _.:'-]*\d{0,4}[!.?]{0,3}$/u.test(text) ||
    // `put-your-32-characters-here`
    /^\p{L}{2,14}(?:[ _-](?:\p{L}{2,14}|\d{1,3})){3,9}$/u.test(text);
  if (
    words.some(
      (word) =>
        markers.has(word) &&
        (word.length > 4 || isWordy()) &&
        // Two letters may stand by chance between capitals, too.
        (word.length > 2 || !/\d/.test(text) || lower.split(/\P{L}+/u).includes(word)) &&
        !(/^(?:foo|bar)/.test(word) && /\d/.test(text)),
    )
  ) {
    return true;
  }
  if (words.length > 0 && words.every((word) => metasyntactic.test(word))) {
    return true;
  }
  if (/^to[_ -]?be[_ -]?[a-z]{2,10}(?:ed|set)$/.test(lower)) {
    return true;
  }
  if (/^(?:wrong|incorrect|invalid|bad)[\W_]?(?:user)?[\W_]?(?:pass|pwd?|secret|token|key)/.test(lower)) {
    return true;
  }
  const letters = words.filter((word) => !/^\d+$/.test(word));
  // `password`, `my_secret_token`, `Nouveau mot de passe`: names and labels, where nothing but letters and separators is there.
  return (
    letters.length > 0 &&
    letters.length === words.length &&
    (/\s/.test(text) ? labelSigns : nameSigns).test(text) &&
    letters.every((word) => roleWords.has(word))
  );
}

/** https://www.rfc-editor.org/rfc/rfc3092 */
const metasyntactic = /^(?:foo|bar|baz|qux|quux)+$/;

const nameSigns = /^[\p{L}\p{M}\w.:-]+$/u;
const labelSigns = /^[\p{L}\p{M}\w\s.,:;!?*'’…()/-]+$/u;
