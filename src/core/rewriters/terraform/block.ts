import type { TextEdit } from '../../text/edit';
import type { Block } from '../hcl/blocks';
import { lineStart } from '../shared/layout';
import type { TerraformSite } from './site';

/** A new block before the one at the top level, and before the comments that stand right above that. */
export function blockBefore(site: TerraformSite, block: Block | undefined, lines: readonly string[]): TextEdit {
  const { source, eol } = site;
  let at = lineStart(source, block?.span.start ?? 0);
  while (at > 0) {
    const before = lineStart(source, at - (source.startsWith('\r\n', at - 2) ? 2 : 1));
    if (before >= at || !/^\s*(?:#|\/\/)/.test(source.slice(before, at))) {
      break;
    }
    at = before;
  }
  const above = lineStart(source, at - (source.startsWith('\r\n', at - 2) ? 2 : 1));
  const isApart = at === 0 || source.slice(above, at).trim() === '';
  return { span: { start: at, end: at }, text: [...(isApart ? [] : ['']), ...lines, '', ''].join(eol) };
}
