import type { SecretReference } from '../rewriter';

/** How a language writes CDK code. */
export interface CdkManner {
  /** A text in the file's quotes. */
  text(value: string): string;
  /** A name of the CDK, which is documented in camel case. */
  name(camelCase: string): string;
  /** Named arguments behind others: `{ jsonField: 'x' }`, `json_field="x"`. */
  named(name: string, value: string): string;
}

/** `SecretValue.secretsManager('name')`. */
export function secretValueText(secretValue: string, reference: SecretReference, manner: CdkManner): string {
  const { target, name, jsonKey } = reference;
  const member = jsonKey === undefined ? '' : `, ${manner.named('jsonField', manner.text(jsonKey))}`;
  return target === 'parameterstore'
    ? `${secretValue}.${manner.name('ssmSecure')}(${manner.text(name)})`
    : `${secretValue}.${manner.name('secretsManager')}(${manner.text(name)}${member})`;
}

/** A text that is in use as a construct's id or may become one of a file; the ids of one scope must differ. */
export function constructIds(source: string): Set<string> {
  return new Set(source.match(/[A-Za-z]\w{0,200}/g) ?? []);
}
