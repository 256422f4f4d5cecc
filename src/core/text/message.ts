/** What a placeholder of a message may stand for. Never a secret's value: pass a `Secret`, which prints its mask. */
export type MessageArgument = string | number;

/**
 * A sentence for a person, not yet in their language.
 *
 * `template` is the English text with `{0}`, `{1}` … and is at the same time the key of its translations, as in
 * `vscode.l10n`. The editor translates it, the command line prints the English.
 */
export interface Message {
  readonly template: string;
  readonly args: readonly MessageArgument[];
}

/** Makes a message. The template must be a literal: `npm run generate` collects the templates from the calls. */
export function message(template: string, ...args: readonly MessageArgument[]): Message {
  return { template, args };
}

/** The message in English. */
export function english(text: Message): string {
  return text.template.replace(/\{(\d+)\}/g, (placeholder, index: string) => {
    const argument = text.args[Number(index)];
    return argument === undefined ? placeholder : String(argument);
  });
}
