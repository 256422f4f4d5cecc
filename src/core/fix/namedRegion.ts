import { readBlocks } from '../rewriters/hcl/blocks';
import { message } from '../text/message';
import type { Message } from '../text/message';

/** `eu-central-1`, `us-gov-west-1`: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const region = '[a-z]{2}(?:-[a-z]{2,12}){1,2}-\\d';

const literalRegion = new RegExp(`^"(${region})"$`);

interface Way {
  /** Of the path, in lower case; undefined where the text alone tells. */
  readonly path?: RegExp;
  /** What names a region, as its only group. */
  readonly names: RegExp;
}

/** How files name the region that what they refer to is looked up in. */
const ways: readonly Way[] = [
  {
    path: /(?:^|\/)samconfig(?:\.[\w-]{1,60})?\.(?:toml|ya?ml)$/,
    names: new RegExp(`^[ \\t]*region[ \\t]*[=:][ \\t]*["']?(${region})\\b`, 'gm'),
  },
  {
    path: /(?:^|\/)serverless[\w.-]{0,60}\.ya?ml$/,
    names: new RegExp(
      `^provider:[^\\n]{0,200}\\n(?:(?:[ \\t\\r#][^\\n]{0,400})?\\n){0,200}?[ \\t]{1,8}region:[ \\t]*["']?(${region})\\b`,
      'gm',
    ),
  },
  {
    path: /(?:^|\/)serverless[\w.-]{0,60}\.(?:json|[jt]s)$/,
    names: new RegExp(
      `\\bprovider["']?[ \\t]*:[ \\t]*\\{[^{}]{0,2000}?\\bregion["']?[ \\t]*:[ \\t]*["'](${region})\\b`,
      'g',
    ),
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
  const named = new Set([
    ...(/\.(?:tf|tofu)$/.test(lower) ? providerRegions(text) : []),
    ...ways
      .filter((way) => way.path === undefined || way.path.test(lower))
      .flatMap(({ names }) =>
        Array.from(text.matchAll(names))
          .filter((match) => !isCommented(text, match.index + match[0].length))
          .flatMap(([, name]) => name ?? []),
      ),
  ]);
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

/** The regions of the providers of a Terraform file; one with an alias is one among several. */
function providerRegions(text: string): readonly string[] {
  return text.includes('"aws"')
    ? readBlocks(text)
        .blocks.filter(({ type, labels }) => type === 'provider' && labels[0] === 'aws')
        .filter(({ attributes }) => !attributes.some(({ name }) => name === 'alias'))
        .flatMap(({ attributes }) => attributes.filter(({ name }) => name === 'region'))
        .flatMap(({ expression }) => literalRegion.exec(text.slice(expression.start, expression.end))?.[1] ?? [])
    : [];
}

/** Whether a line is a comment up to an offset. */
function isCommented(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^\s*(?:#|\/\/|\/?\*|;|--|<!--)/.test(line);
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
