/** What is told of a login in a page: a label, and the value in an element behind it. */
const label =
  /(?:^|[\s>(])((?:[A-Za-z][\w-]{0,20}\s){0,2}(?:[\w-]{0,20}pass(?:word|wd|phrase|code|wort)?|pwd|kennwort|senha|contrase(?:ñ|n|&ntilde;)a|mot de passe|wachtwoord|пароль|パスワード|密码|密碼))(?:\s{0,3}[:=：]\s{0,4}(?:<\/?(?:b|strong|i|em|u|span|code|kbd|samp|tt|mark|font|label)(?:\s[^<>]{0,80})?>\s{0,8}){1,4}|\s{0,3}[:：]?\s{0,4}<\/(?:td|th|dt)>\s{0,40}<(?:td|dd)(?:\s[^<>]{0,80})?>\s{0,20}(?:<(?:b|strong|code|kbd|samp|tt|span)(?:\s[^<>]{0,80})?>\s{0,8})?)$/i;

/**
 * The label that stands before a text of a page and says that it is a password: `Password: <b>…</b>`,
 * `<td>Password</td><td>…</td>`; undefined where there is none.
 *
 * @param start where the text begins, in UTF-16 code units.
 */
export function labelBefore(source: string, start: number): string | undefined {
  const before = source.slice(Math.max(0, start - 200), start);
  return before.endsWith('>') || /\s$/.test(before) ? label.exec(before)?.[1]?.trim() : undefined;
}
