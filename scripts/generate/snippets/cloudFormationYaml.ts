import { plainText } from './marked';
import type { SnippetSource } from './sourceFile';

type Scalar = string | number | boolean | null;
type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

/** Stands before what is no string in JSON either: a number whose tab stop hides that. */
const bare = '#';

/** The same snippet of CloudFormation in YAML, so that only one of the two is written by hand. */
export function cloudFormationYaml(source: SnippetSource): SnippetSource {
  return {
    ...source,
    extension: 'yaml',
    words: new Map(
      [...source.words].map(([word, value]) => [
        word,
        word === 'path' ? value.replace(/\.json$/, '.yaml') : word === 'from' ? value.replaceAll('"', '') : value,
      ]),
    ),
    text: `${block(JSON.parse(source.text.replace(/(?<=: )‹[^›]*›/g, `"${bare}$&"`)) as Json, '')}\n`,
  };
}

/** A value in block style: a scalar on the line of its key, everything else on lines of its own. */
function block(value: Json, indent: string): string {
  if (isList(value)) {
    return value.map((item) => `${indent}- ${shortForm(item) ?? block(item, `${indent}  `).trimStart()}`).join('\n');
  }
  if (isScalar(value)) {
    return scalar(value);
  }
  return Object.entries(value)
    .map(([key, inner]) => `${indent}${key}:${valueOf(inner, indent)}`)
    .join('\n');
}

function valueOf(value: Json, indent: string): string {
  if (isScalar(value)) {
    return ` ${scalar(value)}`;
  }
  const short = shortForm(value);
  return short === undefined ? `\n${block(value, `${indent}  `)}` : ` ${short}`;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
function shortForm(value: Json): string | undefined {
  const [only, ...more] = !isScalar(value) && !isList(value) ? Object.entries(value) : [];
  if (only === undefined || more.length > 0) {
    return undefined;
  }
  const [key, inner] = only;
  switch (key) {
    case 'Ref':
      return isScalar(inner) ? `!Ref ${scalar(inner)}` : undefined;
    case 'Fn::Sub':
      return isScalar(inner) ? `!Sub ${scalar(inner)}` : undefined;
    case 'Fn::GetAtt':
      return isList(inner) && inner.every(isScalar) ? `!GetAtt ${inner.map(String).join('.')}` : undefined;
    default:
      return undefined;
  }
}

/** Plain where YAML cannot take it for anything else than a string. */
function scalar(value: Scalar): string {
  if (typeof value !== 'string') {
    return String(value);
  }
  if (value.startsWith(`${bare}‹`)) {
    return value.slice(bare.length);
  }
  const isPlain =
    /^[A-Za-z_/](?:[\w./*@$-]|:(?=\S)| \b)*$/.test(plainText(value)) &&
    !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(value);
  return isPlain ? value : `'${value.replaceAll("'", "''")}'`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isScalar(value: Json): value is Scalar {
  return typeof value !== 'object' || value === null;
}
