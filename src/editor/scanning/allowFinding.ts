import { applyEdits as applyJsonEdits, modify } from 'jsonc-parser';
import type { AllowedFinding } from '../../core/config/configuration';

/** The text of a `.strongroom.json` that allows one more finding; comments and formatting of the rest stay. */
export function withAllowedFinding(text: string | undefined, allowed: AllowedFinding): string {
  const source = text === undefined || text.trim() === '' ? '{}\n' : text;
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^(?<indent>[ \t]+)\S/m.exec(source)?.groups?.['indent'];
  const formattingOptions = {
    insertSpaces: !(indent?.startsWith('\t') ?? false),
    tabSize: indent === undefined || indent.startsWith('\t') ? 2 : indent.length,
    eol,
  };
  return applyJsonEdits(source, modify(source, ['allow', -1], allowed, { formattingOptions, isArrayInsertion: true }));
}
