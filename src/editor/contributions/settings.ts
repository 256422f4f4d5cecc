import { text } from './manifestText';
import type { ManifestText } from './manifestText';

/** A setting as the manifest declares it. */
export interface SettingDefinition {
  readonly id: `strongroom.${string}`;
  readonly description: ManifestText;
  readonly type: 'boolean' | 'string';
  readonly default: boolean | string;
  readonly scope: 'resource' | 'window' | 'machine-overridable';
  /** Not taken from the workspace while it is not trusted. */
  readonly restricted?: true;
}

/** Every setting, by the name that the code uses. */
export const settings = {
  enable: {
    id: 'strongroom.enable',
    description: text('setting.enable', 'Look for hard-coded secrets in open files.'),
    type: 'boolean',
    default: true,
    scope: 'resource',
  },
  scanOnType: {
    id: 'strongroom.scanOnType',
    description: text(
      'setting.scanOnType',
      'Look again while you type. When off, files are looked at when they are opened and saved.',
    ),
    type: 'boolean',
    default: true,
    scope: 'resource',
  },
  profile: {
    id: 'strongroom.aws.profile',
    description: text(
      'setting.aws.profile',
      'AWS profile to use. Leave empty for the default credential chain. **Strongroom: Choose AWS Profile…** overrides it for one workspace.',
    ),
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    restricted: true,
  },
  region: {
    id: 'strongroom.aws.region',
    description: text(
      'setting.aws.region',
      'AWS region to store secrets in. Leave empty for the region of the profile or of the environment.',
    ),
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    restricted: true,
  },
  askAwsAboutLookups: {
    id: 'strongroom.lookups.askAws',
    description: text(
      'setting.lookups.askAws',
      'Ask AWS for names and descriptions of secrets and parameters, never for values, whenever a name is completed or a look-up is pointed at. When off, that begins in each window once you have asked for it.',
    ),
    type: 'boolean',
    default: false,
    scope: 'machine-overridable',
    restricted: true,
  },
} as const satisfies Readonly<Record<string, SettingDefinition>>;
