import { roleWords } from './placeholderWords';
import { isRepetition, isSequence } from './randomness';
import { wordsOf } from './words';

/**
 * How much likelier each letter follows another in words than in letters drawn at random: a row for each first letter, in
 * it a sign for each second one, which is `@` for equal odds, the next for half a bit more, the one before for half a bit
 * less. Counted in word lists of English, German, French, Spanish, Italian, Portuguese, Dutch and Polish (Debian's), and in
 * the parts of identifiers of open source in a dozen programming languages.
 */
const rows = [
  '<@AA8=?:@:<CAC9?7DBC??:8<;',
  'D@=<E:;8C;8C:9C82C@<B672=8',
  'D8?9C74DB7A@86E77@<A@546==',
  'C;<>F;<9D:8>;:C:4@@;@::5<;',
  '?=@B>=>:?:;AAD;>9EDA<=;>9=',
  'C<;=DB;8E58B9:C93B>@A793=8',
  'C:7:F8?@B47A<@B80C@=B781:7',
  'E:79E888D38?=>D82@>B@4<2>5',
  'A=B?C>@58<;A@EB>9?CB:?690?',
  'F8?>E<:8?4@:??C;07A<C:904>',
  'C<:;E:;<D:=A;?C;4ABA@8=0<7',
  'D;<>E;;;D4;C;;C;38?@@;76A9',
  'D@9:E876D08;A:DC18?;@663=5',
  'B:ACC>C;B9=;9?A98:BD=<93<;',
  '<>@@==?9=9<BAE?@7DB@A>@9:;',
  'D79:D;8?B68B89CA3D?@@573=3',
  '93078844900>7754;;=6I66000',
  'D=>?E;>9D5==?>C<6?AA?;90=<',
  'A;B9D<;?C7=>>;AA:9CE@9;2<<',
  'C9<8F98@E98=:9B:0C@@@7:3>;',
  '@@A?A??:A=;BAC<@5CCB9:;95;',
  'E576G434E00;85C70<:7<:0270',
  'E:<<E98@E3<=8@B:0@A;>693A8',
  'B<B<C<7>D06=>9?D7<=D=<8@=7',
  'A>B?A=>9A=?@CA@C1?CA=9@89?',
  'E;=;E7;9C7=;=>B:4:;>B4>3AA',
];

/** The same as numbers of half bits, 32 to a row. */
const odds = new Int8Array(32 * 32);
rows.forEach((row, first) => {
  for (let second = 0; second < row.length; second += 1) {
    odds[(first << 5) | second] = row.charCodeAt(second) - 0x40;
  }
});

/**
 * How much likelier the letters of a text stand together in words than drawn at random.
 *
 * @param text letters of the alphabet in either case, between which any other sign begins a new word.
 * @returns `bits` above 0 speak for words, below 0 for letters at random; `pairs` is how many pairs were looked at.
 */
export function letterOdds(text: string): { readonly bits: number; readonly pairs: number } {
  let halfBits = 0;
  let pairs = 0;
  let previous = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index) | 0x20;
    const letter = code >= 97 && code <= 122 ? code - 97 : -1;
    if (previous >= 0 && letter >= 0) {
      halfBits += odds[(previous << 5) | letter] ?? 0;
      pairs += 1;
    }
    previous = letter;
  }
  return { bits: halfBits / 2, pairs };
}

/**
 * Letters as a generator draws them, or as fingers that run over the keys: in no order that words have. The fewer there
 * are, the less like words they must be; capitals alone are as often initials of words.
 */
export function isLettersAtRandom(value: string): boolean {
  const { bits, pairs } = letterOdds(value);
  const most = /^[A-Z_.-]+$/.test(value) ? -8 : pairs >= 7 ? -5 : pairs === 6 ? -6 : -8;
  return (
    pairs >= 5 &&
    bits <= most &&
    !isSequence(value) &&
    !isRepetition(value) &&
    // `vmware_pwd`: abbreviations are unlike words, too.
    !wordsOf(value).some((word) => roleWords.has(word))
  );
}
