import type { TextEdit } from '../../text/edit';
import { columnIndent } from '../config/insertion';
import type { ConfigEntry, ConfigMap } from '../config/model';
import type { ConfigSite } from '../config/site';
import { yamlValue } from '../config/write';
import { indentUnit, lineEnd, lineStart } from '../shared/layout';

/** The edits that import a location into the document of a site; none where it is imported. */
export function importEdits(site: ConfigSite, location: string): TextEdit[] {
  const { root, source, eol } = site;
  if (root.kind !== 'map') {
    return [];
  }
  const known = importOf(root);
  if (known?.value?.kind === 'scalar') {
    const text = known.value.text;
    return text.split(/[,;]/).some((part) => part.replace(/^optional:/, '').trim() === location)
      ? []
      : [{ span: known.value.span, text: yamlValue(source, `${text},${location}`) }];
  }
  if (known?.value?.kind === 'list') {
    const texts = known.value.items.map(({ value }) => (value?.kind === 'scalar' ? value.text : ''));
    const last = known.value.items.at(-1);
    if (texts.some((text) => text.replace(/^optional:/, '') === location) || last === undefined) {
      return [];
    }
    const at = lineEnd(source, last.span.end);
    return known.value.flow
      ? [{ span: { start: last.span.end, end: last.span.end }, text: `, ${yamlValue(source, location)}` }]
      : [
          {
            span: { start: at, end: at },
            text: `${eol}${columnIndent(source, last.span.start)}- ${yamlValue(source, location)}`,
          },
        ];
  }
  const unit = indentUnit(source);
  const lines = ['config:', `${unit}import: ${yamlValue(source, location)}`];
  const spring = entryOf(root, 'spring');
  const config = spring && entryOf(spring.value, 'config');
  if (config?.value?.kind === 'map' && !config.value.flow) {
    return [
      before(
        site,
        config.value,
        lines.slice(1).map((line) => line.slice(unit.length)),
      ),
    ];
  }
  if (spring?.value?.kind === 'map' && !spring.value.flow) {
    return [before(site, spring.value, lines)];
  }
  return [before(site, root, ['spring:', ...lines.map((line) => unit + line)])];
}

/** Lines before the first entry of a map. */
function before({ source, eol }: ConfigSite, map: ConfigMap, lines: readonly string[]): TextEdit {
  const first = map.entries[0]?.span.start ?? map.span.start;
  const indent = columnIndent(source, first);
  const at = lineStart(source, first);
  return { span: { start: at, end: at }, text: lines.map((line) => indent + line + eol).join('') };
}

function importOf(root: ConfigMap): ConfigEntry | undefined {
  const config = entryOf(entryOf(root, 'spring')?.value, 'config');
  return (
    entryOf(config?.value, 'import') ??
    entryOf(entryOf(root, 'spring')?.value, 'config.import') ??
    entryOf(entryOf(root, 'spring.config')?.value, 'import') ??
    entryOf(root, 'spring.config.import')
  );
}

function entryOf(node: ConfigEntry['value'], key: string): ConfigEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}
