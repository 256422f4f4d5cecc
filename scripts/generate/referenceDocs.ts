import { commands as subcommands } from '../../src/cli/commands';
import { overview } from '../../src/cli/help';
import { commands } from '../../src/editor/contributions/commands';
import type { CommandDefinition } from '../../src/editor/contributions/commands';
import { settings } from '../../src/editor/contributions/settings';
import type { SettingDefinition } from '../../src/editor/contributions/settings';
import type { GeneratedFile } from './generatedFile';

/** The page that names every command and setting of the editor and every option of the command line. */
export function generate(): Promise<readonly GeneratedFile[]> {
  return Promise.resolve([{ path: 'docs/reference.md', content: page() }]);
}

function page(): string {
  const all: readonly CommandDefinition[] = Object.values(commands);
  const listed = all.filter(({ palette }) => palette !== 'never');
  const others = all.filter(({ palette }) => palette === 'never');
  const known: readonly SettingDefinition[] = Object.values(settings);
  return `<!-- Generated from src/editor/contributions and src/cli: npm run generate. -->

# Reference

## Commands in VS Code

In the command palette, behind “Strongroom:”. Those about a finding are listed where the file has one; of the others, those
that call AWS where the workspace is trusted.

| Command | Id, for keyboard shortcuts |
| --- | --- |
${listed.map(commandRow).join('\n')}

Only in the light bulb, in the menus of the Identity view and in notifications:

| Command | Id |
| --- | --- |
${others.map(commandRow).join('\n')}

## Settings in VS Code

| Setting | Default | |
| --- | --- | --- |
${known.map(settingRow).join('\n')}

## Command line

${block(overview(subcommands))}
${subcommands.map(({ name, help }) => `### strongroom ${name}\n\n${block(help)}`).join('\n')}`;
}

function commandRow({ id, title }: CommandDefinition): string {
  return `| ${cell(title.english)} | \`${id}\` |`;
}

function settingRow({ id, description, default: value, restricted }: SettingDefinition): string {
  const shown = value === '' ? '' : `\`${String(value)}\``;
  const trust = restricted === true ? ' Not taken from a workspace that is not trusted.' : '';
  return `| \`${id}\` | ${shown} | ${cell(description.english)}${trust} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function block(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\`\n`;
}
