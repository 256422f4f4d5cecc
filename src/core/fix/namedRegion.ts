import { message } from '../text/message';
import type { Message } from '../text/message';

/** `eu-central-1`, `us-gov-west-1`: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const region = '[a-z]{2}(?:-[a-z]{2,12}){1,2}-\\d';

interface Way {
  /** Of the path, in lower case; undefined where the text alone tells. */
  readonly path?: RegExp;
  /** What names a region, as its only group. */
  readonly names: RegExp;
}

/** How files name the region that what they refer to is looked up in. */
const ways: readonly Way[] = [
  // A provider with an alias is one among several.
  {
    path: /\.(?:tf|tofu)$/,
    names: new RegExp(
      `^provider[ \\t]+"aws"[ \\t]*\\{(?![^{}]{0,2000}\\balias\\b)[^{}]{0,2000}?\\bregion[ \\t]*=[ \\t]*"(${region})"`,
      'gm',
    ),
  },
  {
    path: /(?:^|\/)samconfig(?:\.[\w-]{1,60})?\.(?:toml|ya?ml)$/,
    names: new RegExp(`^[ \\t]*region[ \\t]*[=:][ \\t]*["']?(${region})\\b`, 'gm'),
  },
  {
    path: /(?:^|\/)serverless[\w.-]{0,60}\.(?:ya?ml|json|[jt]s)$/,
    names: new RegExp(`^[ \\t]*["']?region["']?:[ \\t]*["']?(${region})\\b`, 'gm'),
  },
  // `new ApiStack(app, 'Api', { env: { account: '…', region: 'eu-west-1' } })`, `env=cdk.Environment(region="eu-west-1")`
  {
    path: /\.(?:[jt]sx?|py)$/,
    names: new RegExp(
      `\\benv[ \\t]*[:=][ \\t]*(?:[\\w.]{1,40}\\()?\\{?[^{}()]{0,200}?\\bregion[ \\t]*[:=][ \\t]*["'](${region})["']`,
      'g',
    ),
  },
  { names: new RegExp(`\\baws-region:[ \\t]*["']?(${region})\\b`, 'g') },
  { names: new RegExp(`\\bAWS_(?:DEFAULT_)?REGION["']?[ \\t]*[:=][ \\t]*["']?(${region})\\b`, 'g') },
];

/** The region that a file names for itself; undefined where it names none, or more than one. */
export function namedRegion(path: string | undefined, text: string): string | undefined {
  const lower = path?.toLowerCase() ?? '';
  const named = new Set(
    ways
      .filter((way) => way.path === undefined || way.path.test(lower))
      .flatMap(({ names }) => [...text.matchAll(names)].flatMap(([, name]) => name ?? [])),
  );
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

/**
 * What to say where a file names another region than that which values go to; undefined where there is nothing to say.
 *
 * @param goesTo the region of the connection; undefined where it is not known.
 */
export function regionNote(named: string | undefined, goesTo: string | undefined): Message | undefined {
  if (named === undefined || named === goesTo) {
    return undefined;
  }
  return goesTo === undefined
    ? message('The project names the region {0}: store the values there, where they are looked up.', named)
    : message(
        'The project names the region {0}, where values are looked up, and this would store them in {1}: choose {0}, or see to it that the program looks in {1}.',
        named,
        goesTo,
      );
}
