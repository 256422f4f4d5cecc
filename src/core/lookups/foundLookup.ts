import type { Literal } from '../languages/literal';
import type { StoreKind } from '../ports';
import type { Span } from '../text/span';

/** A look-up of a secret or a parameter that stands in a text. */
export interface FoundLookup {
  readonly store: StoreKind;
  /** What is looked up: a name or an ARN, decoded, without the selector of a version. */
  readonly name: string;
  /** Where the name stands in the source. */
  readonly span: Span;
  /**
   * Whether the text itself tells that AWS is asked: an SDK's call, a reference, a function of the text that makes the
   * call. False where only the name of what is called says so.
   */
  readonly certain: boolean;
  /** The region that the look-up itself names. */
  readonly region?: string;
  /** The profile that the look-up itself names. */
  readonly profile?: string;
}

/** A look-up within the decoded text of a literal. */
export interface LookupInText extends Omit<FoundLookup, 'span'> {
  /** UTF-16 offsets in `Literal.text`. */
  readonly inText: Span;
}

/** The whole text of a literal as the name that is looked up; undefined where the text cannot be one. */
export function wholeText({ text }: Literal, store: StoreKind, certain: boolean): LookupInText | undefined {
  const name = store === 'secretsmanager' ? secretName.exec(text)?.[1] : parameterName.exec(text)?.[1];
  if (name === undefined) {
    return undefined;
  }
  const secret = referenceToSecret.exec(name)?.[1];
  const start = secret === undefined ? 0 : name.length - secret.length;
  return {
    store: secret === undefined ? store : 'secretsmanager',
    name: secret ?? name,
    inText: { start, end: name.length },
    certain,
    ...regionIn(name),
  };
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
const secretName = /^((?:arn:aws[\w-]{0,20}:secretsmanager:[a-z0-9-]{1,40}:\d{12}:secret:)?[\w/+=.@-]{1,512})$/;

/** With the version or the label behind it: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
const parameterName =
  /^((?:arn:aws[\w-]{0,20}:ssm:[a-z0-9-]{1,40}:\d{12}:parameter)?[\w./-]{1,1011})(?::[\w.-]{1,100})?$/;

/** A secret by way of Parameter Store: https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html */
const referenceToSecret = /^\/aws\/reference\/secretsmanager\/(.{1,512})$/;

/** The region of an ARN, as a member. */
export function regionIn(name: string): { readonly region?: string } {
  const region = /^arn:aws[\w-]{0,20}:(?:secretsmanager|ssm):([a-z0-9-]{1,40}):/.exec(name)?.[1];
  return region === undefined ? {} : { region };
}
