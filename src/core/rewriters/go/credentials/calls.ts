import type { SyntaxNode } from '../../../languages/parsers';
import { importsOf } from '../imports';

const v1 = 'github.com/aws/aws-sdk-go/aws';
const v2 = 'github.com/aws/aws-sdk-go-v2';

/** What a call or a type has to do with credentials. */
export type Role =
  /** Gives credentials made of what it takes: `credentials.NewStaticCredentialsProvider`. */
  | 'provider'
  /** An option of the configuration that holds nothing but credentials: `config.WithCredentialsProvider`. */
  | 'option'
  /** Sets a variable of the environment. */
  | 'setter'
  /** A configuration whose default is the default chain: `aws.Config` of version 1. */
  | 'chained'
  /** A configuration without a default chain: `aws.Config` of version 2, the options of a client. */
  | 'bare';

const calls: Readonly<Record<string, Role>> = {
  [`${v2}/credentials.NewStaticCredentialsProvider`]: 'provider',
  [`${v2}/aws.NewCredentialsCache`]: 'provider',
  [`${v2}/aws.CredentialsProviderFunc`]: 'provider',
  [`${v2}/config.WithCredentialsProvider`]: 'option',
  [`${v1}/credentials.NewStaticCredentials`]: 'provider',
  [`${v1}/credentials.NewStaticCredentialsFromCreds`]: 'provider',
  [`${v1}/credentials.NewCredentials`]: 'provider',
  'os.Setenv': 'setter',
  'syscall.Setenv': 'setter',
};

const types: Readonly<Record<string, Role>> = {
  [`${v2}/credentials.StaticCredentialsProvider`]: 'provider',
  [`${v2}/aws.Credentials`]: 'provider',
  [`${v2}/aws.Config`]: 'bare',
  [`${v1}/credentials.Value`]: 'provider',
  [`${v1}/credentials.StaticProvider`]: 'provider',
  [`${v1}.Config`]: 'chained',
};

/** What names of packages stand for in a file. */
export class Packages {
  readonly #paths: ReadonlyMap<string, string>;

  constructor(root: SyntaxNode) {
    this.#paths = new Map(importsOf(root).map(({ name, path }) => [name, path]));
  }

  /** Of the function of a call. */
  callRole(call: SyntaxNode): Role | undefined {
    const callee = call.childForFieldName('function');
    const role = calls[this.#qualified(callee?.text)];
    return role ?? (/^\w\.Setenv$/.test(callee?.text ?? '') ? 'setter' : undefined);
  }

  /** Of the type of a composite literal. */
  typeRole(type: string | undefined): Role | undefined {
    const qualified = this.#qualified(type);
    return (
      types[qualified] ??
      (/^github\.com\/aws\/aws-sdk-go-v2\/service\/\w+\.Options$/.test(qualified) ? 'bare' : undefined)
    );
  }

  /** Whether a call loads the configuration of version 2, the default chain within. */
  isLoader(call: SyntaxNode): boolean {
    return this.#qualified(call.childForFieldName('function')?.text) === `${v2}/config.LoadDefaultConfig`;
  }

  #qualified(text: string | undefined): string {
    const [owner = '', name] = (text ?? '').split('.');
    const path = this.#paths.get(owner);
    return path === undefined || name === undefined ? '' : `${path}.${name}`;
  }
}
