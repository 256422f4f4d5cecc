import type { TextEdit } from '../../text/edit';
import { beginsLine, columnIndent } from '../config/insertion';
import { valueOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import type { LogOption } from '../ecs-task-definition/logOptions';
import { appendEntry, commaAfter, entryLines, noComments, takeEntry } from '../shared/entries';
import { indentUnit } from '../shared/layout';
import type { TerraformSite } from './site';

const marks = ['#', '//'];

/**
 * The edits that move an option of a container's log driver from `options` to `secretOptions`, with its comments; none
 * where what stands there is no list.
 *
 * @param valueFrom the expression that names the secret.
 */
export function moveLogOption({ source, eol }: TerraformSite, found: LogOption, valueFrom: string): TextEdit[] {
  const { name, option, options, configuration, steps } = found;
  const map = options.value;
  const known = valueOf(configuration, 'secretOptions');
  if (map?.kind !== 'map' || (known !== undefined && known.kind !== 'list')) {
    return [];
  }
  const members = map.entries.map(({ span }) => span);
  const taken = members.length === 1 ? undefined : takeEntry(source, members, option.span, marks);
  const moved = {
    text: `{ name = "${name}", valueFrom = ${valueFrom} }`,
    comments: taken?.comments ?? noComments,
  };
  const removal = taken?.removal ?? removeAll(source, [steps], steps.length - 1);
  const last = known?.items.at(-1)?.span;
  if (known !== undefined) {
    return [
      ...removal,
      ...(last === undefined
        ? [{ span: known.span, text: `[${moved.text}]` }]
        : appendEntry(source, eol, last, moved, marks)),
    ];
  }
  const at = { start: options.span.end, end: options.span.end };
  const key = source.charAt(options.keySpan.start) === '"' ? '"secretOptions"' : 'secretOptions';
  if (!beginsLine(source, options.keySpan.start)) {
    return [...removal, { span: at, text: `, ${key} = [${moved.text}]` }];
  }
  const outer = columnIndent(source, options.keySpan.start);
  const lines = entryLines(moved, ',').map((line) => outer + indentUnit(source) + line);
  const text = [`${outer}${key} = [`, ...lines, `${outer}]`].join(eol);
  return [...removal, { span: at, text: `${commaAfter(source, options.span.end)}${eol}${text}` }];
}
