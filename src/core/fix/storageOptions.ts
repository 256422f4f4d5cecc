import type { StorageSettings } from '../config/configuration';
import type { PutOptions } from '../ports';
import type { NamePlace } from './nameBook';
import { trimmed } from './trimmed';

/** Where a secret stands, as far as its name in a store and how it is made there depend on it. */
export interface SecretPlace extends NamePlace {
  readonly storage: StorageSettings;
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
const longestDescription = 1024;
const longestTagValue = 256;

/**
 * How a new secret is made, from what the team's settings say and where it stood: its tags, the key that encrypts it and
 * its description. Nothing of it tells the value.
 *
 * @param name the identifier that the secret was bound to.
 */
export function storageOptions(
  place: Omit<SecretPlace, 'template'>,
  name: string,
): Pick<PutOptions, 'tags' | 'kmsKeyId' | 'description'> {
  const { standardTags, tags, kmsKeyId, description } = place.storage;
  const parts: Readonly<Record<string, string>> = {
    workspace: place.workspace,
    file: place.fileName.replace(/(?<=.)\.[^.]*$/, ''),
    path: place.path,
    name,
  };
  const words = description
    .replace(/\{(workspace|file|name|path)\}/g, (_, placeholder: string) => parts[placeholder] ?? '')
    .slice(0, longestDescription);
  const all = {
    ...(standardTags && {
      project: tagValue(place.workspace),
      file: tagValue(place.path),
      'created-by': 'strongroom',
    }),
    ...tags,
  };
  return {
    ...(Object.keys(all).length > 0 && { tags: all }),
    ...(kmsKeyId !== undefined && { kmsKeyId }),
    ...(words !== '' && { description: words }),
  };
}

/** A text as the value of a tag: other characters than AWS allows become `-`; of a long path the end stays. */
function tagValue(text: string): string {
  return trimmed(text.replace(/[^\p{L}\p{N}\s_.:/=+@-]+/gu, '-').slice(-longestTagValue), ' ', ' ');
}
