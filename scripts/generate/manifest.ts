import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { commands } from '../../src/editor/contributions/commands';
import type { CommandDefinition } from '../../src/editor/contributions/commands';
import { capabilities } from '../../src/editor/contributions/capabilities';
import type { ManifestText } from '../../src/editor/contributions/manifestText';
import { menus } from '../../src/editor/contributions/menus';
import { settings } from '../../src/editor/contributions/settings';
import type { SettingDefinition } from '../../src/editor/contributions/settings';
import { snippetFile, snippetGroups } from '../../src/editor/contributions/snippets';
import { runTask } from '../../src/editor/contributions/tasks';
import type { TaskProperty } from '../../src/editor/contributions/tasks';
import { activityBar, contextKeys, identityWelcome, views } from '../../src/editor/contributions/views';
import { walkthroughs } from '../../src/editor/contributions/walkthroughs';
import type { GeneratedFile } from './generatedFile';
import { json, translationFile } from './translations';

/** The parts of package.json that follow from `src/editor/contributions/`, and the texts they refer to. */
export async function generate(root: string): Promise<readonly GeneratedFile[]> {
  const texts = new Map<string, string>();
  const sections = manifestSections((declared) => {
    const present = texts.get(declared.key);
    if (present !== undefined && present !== declared.english) {
      throw new Error(`The manifest text ${declared.key} is declared with two wordings.`);
    }
    texts.set(declared.key, declared.english);
    return `%${declared.key}%`;
  });
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const english = Object.fromEntries([...texts].sort(([left], [right]) => (left < right ? -1 : 1)));
  return [
    { path: 'package.json', content: json(merge(manifest, sections)) },
    { path: 'package.nls.json', content: json(english) },
    await translationFile(root, 'package.nls.ja.json', Object.keys(english)),
  ];
}

type Say = (declared: ManifestText) => string;

function manifestSections(say: Say): Readonly<Record<string, unknown>> {
  const commandList: readonly CommandDefinition[] = Object.values(commands);
  return {
    main: './dist/extension.js',
    l10n: './l10n',
    icon: 'media/icon.png',
    extensionKind: ['workspace'],
    // A program may be started before VS Code has settled.
    activationEvents: ['onStartupFinished', 'onDebug'],
    categories: ['Linters', 'Other'],
    keywords: [
      'aws',
      'secrets',
      'security',
      'secrets manager',
      'iam',
      'mfa',
      'access key',
      'parameter store',
      'credentials',
    ],
    capabilities: {
      untrustedWorkspaces: {
        supported: 'limited',
        description: say(capabilities.untrusted),
        restrictedConfigurations: (Object.values(settings) as SettingDefinition[])
          .filter(({ restricted }) => restricted)
          .map(({ id }) => id),
      },
      virtualWorkspaces: { supported: 'limited', description: say(capabilities.virtual) },
    },
    contributes: {
      commands: commandList.map(({ id, title, icon }) => ({
        command: id,
        title: say(title),
        category: 'Strongroom',
        ...(icon === undefined ? {} : { icon }),
      })),
      menus: {
        commandPalette: commandList.flatMap(({ id, palette }) =>
          palette === 'always' ? [] : [{ command: id, when: palette === 'never' ? 'false' : palette }],
        ),
        ...menus,
      },
      configuration: {
        title: 'Strongroom',
        properties: Object.fromEntries(
          (Object.values(settings) as SettingDefinition[]).map((setting, order) => [
            setting.id,
            {
              type: setting.type,
              default: setting.default,
              scope: setting.scope,
              order,
              markdownDescription: say(setting.description),
            },
          ]),
        ),
      },
      taskDefinitions: [
        {
          type: runTask.type,
          required: runTask.required,
          properties: Object.fromEntries(
            Object.entries<TaskProperty>(runTask.properties).map(([name, { description, ...schema }]) => [
              name,
              { ...schema, description: say(description) },
            ]),
          ),
        },
      ],
      jsonValidation: [{ fileMatch: '.strongroom.json', url: './schemas/strongroom.schema.json' }],
      // The configuration may hold comments, as VS Code's own files do.
      languages: [{ id: 'jsonc', filenames: ['.strongroom.json'] }],
      snippets: snippetGroups.map((group) => ({ path: snippetFile(group) })),
      viewsContainers: { activitybar: [{ id: activityBar.id, title: say(activityBar.title), icon: activityBar.icon }] },
      views: {
        [activityBar.id]: Object.values(views).map(({ id, name, icon }) => ({
          id,
          name: say(name),
          icon,
          contextualTitle: 'Strongroom',
        })),
      },
      viewsWelcome: identityWelcome.map(({ state, contents }) => ({
        view: views.identity.id,
        contents: say(contents),
        when: `${contextKeys.identityState} == ${state}`,
      })),
      walkthroughs: walkthroughs.map(({ id, title, description, steps }) => ({
        id,
        title: say(title),
        description: say(description),
        steps: steps.map((step) => ({
          id: step.id,
          title: say(step.title),
          description: say(step.description),
          media: { image: step.image, altText: say(step.altText) },
          completionEvents: step.completionEvents,
        })),
      })),
    },
  };
}

/** Puts the sections in place: those that stand keep their position, new ones come before `scripts`. */
function merge(
  manifest: Readonly<Record<string, unknown>>,
  sections: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const merged: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(manifest)) {
    if (key === 'scripts') {
      Object.assign(merged, Object.fromEntries(Object.entries(sections).filter(([name]) => !(name in manifest))));
    }
    merged[key] = key in sections ? sections[key] : value;
  }
  return merged;
}
