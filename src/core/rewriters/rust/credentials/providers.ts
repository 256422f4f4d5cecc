import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import { CannotGo } from '../../code/cannotGo';
import { ancestors, closest, descendants, everyNode, namedChildren } from '../../code/nodes';
import { lineEnding, lineIndent } from '../../shared/layout';
import { canAwait } from '../places';

/** https://docs.rs/aws-config/latest/aws_config/default_provider/credentials/fn.default_provider.html */
const defaultProvider = 'aws_config::default_provider::credentials::default_provider()';
const functions: ReadonlySet<string> = new Set(['function_item']);
const waiting: ReadonlySet<string> = new Set(['function_item', 'async_block', 'closure_expression']);

/** The file that credentials are taken out of. */
export interface RustFile {
  readonly root: SyntaxNode;
  readonly source: string;
}

/** What gives way to something of the default chain. */
export interface Replaced {
  readonly node: SyntaxNode;
  readonly text: string;
  /** The crates that the text needs. */
  readonly dependencies: readonly string[];
  /** What the default chain knows where it is not that of the AWS SDK. */
  readonly note?: Message;
}

/** The provider of the default chain where code can wait for it. */
export function awaitedProvider(node: SyntaxNode): Replaced {
  return { node, text: `${defaultProvider}.await`, dependencies: ['aws-config'] };
}

/**
 * A provider that asks the default chain when credentials are needed, for code that cannot wait. The SDK keeps what it
 * is given until it expires, so the chain is not asked for every request.
 *
 * https://docs.rs/aws-credential-types/latest/aws_credential_types/credential_fn/fn.provide_credentials_fn.html
 */
export function lazyProvider(file: RustFile, node: SyntaxNode): Replaced {
  const indent = lineIndent(file.source, node.startIndex);
  const use = imports(node, 'ProvideCredentials')
    ? []
    : [`${indent}    use aws_credential_types::provider::ProvideCredentials;`];
  const text = [
    'aws_credential_types::credential_fn::provide_credentials_fn(|| async {',
    ...use,
    `${indent}    ${chained(file, `${indent}    `)}`,
    `${indent}})`,
  ].join(lineEnding(file.source));
  return { node, text, dependencies: ['aws-config', 'aws-credential-types'] };
}

/**
 * What becomes of the credentials that a provider of the file's own gives: those of the default chain. Undefined where a
 * call is no part of such a provider.
 *
 * @param call what the credentials are an argument of: `Ok(…)`, or Rusoto's provider of fixed keys.
 * @throws CannotGo where Rusoto's provider of fixed keys is named as a type, or another type would not do in its place.
 */
export function ownProvider(file: RustFile, call: SyntaxNode, callee: string): Replaced | undefined {
  if (/(?:^|::)StaticProvider::new(?:_minimal)?$/.test(callee)) {
    return rusotoProvider(file.root, call, callee);
  }
  if (callee !== 'Ok') {
    return undefined;
  }
  const outer = call.parent?.parent;
  const ready = outer?.childForFieldName('function')?.text ?? '';
  if (/(?:^|::)ProvideCredentials::ready$/.test(ready) && outer && imports(call, 'ProvideCredentials')) {
    const indent = lineIndent(file.source, outer.startIndex);
    const lines = [
      `${ready.replace(/ready$/, 'new')}(async {`,
      `${indent}    ${chained(file, `${indent}    `)}`,
      `${indent}})`,
    ];
    return { node: outer, text: lines.join(lineEnding(file.source)), dependencies: ['aws-config'] };
  }
  return canAwait(call) ? awaitedResult(file, call) : undefined;
}

/** `Ok(…)` as what an asynchronous function or block gives whose type is known. */
function awaitedResult(file: RustFile, call: SyntaxNode): Replaced | undefined {
  const isReturned = call.parent?.type === 'return_expression' || call.parent?.type === 'block';
  const scope = isReturned ? closest(call, waiting) : undefined;
  const type = (scope?.childForFieldName('return_type')?.text ?? '').replace(/\s/g, '');
  const given = scope?.parent?.type === 'closure_expression' ? scope.parent : scope;
  const taker = given?.parent?.parent?.childForFieldName('function')?.text ?? '';
  const eol = lineEnding(file.source);
  const indent = lineIndent(file.source, call.startIndex);
  if (
    /(?:^|::)(?:provider|credentials)::Result$|^(?:\w+::)*Result<(?:\w+::)*Credentials,(?:\w+::)*CredentialsError>$/.test(
      type,
    ) ||
    /(?:^|::)(?:ProvideCredentials::new|provide_credentials_fn)$/.test(taker)
  ) {
    const text = imports(call, 'ProvideCredentials')
      ? chained(file, indent)
      : [
          'aws_credential_types::provider::ProvideCredentials::provide_credentials(',
          `${indent}    &${defaultProvider}.await,`,
          `${indent})`,
          `${indent}.await`,
        ].join(eol);
    return { node: call, text, dependencies: ['aws-config'] };
  }
  const path = /^Result<(?:\w+::)*AwsCredentials,(?:\w+::)*CredentialsError>$/.test(type)
    ? rusotoPath(call, 'ProvideAwsCredentials')
    : undefined;
  return path === undefined || scope?.type !== 'function_item' || closest(call, functions) === undefined
    ? undefined
    : {
        node: call,
        text: `${path}DefaultCredentialsProvider::new()?.credentials().await`,
        dependencies: [],
        note: rusotoNote,
      };
}

/** The default chain's answer, as rustfmt lays the chain of calls out. */
function chained({ source }: RustFile, indent: string): string {
  return [defaultProvider, '.await', '.provide_credentials()', '.await'].join(`${lineEnding(source)}${indent}    `);
}

const rusotoNote = message(
  'Rusoto now finds credentials by itself: environment variables, the shared credentials file, then the role of the container or instance. It is no longer maintained, and knows neither IAM Identity Center nor web identity: consider moving to the AWS SDK for Rust.',
);

/**
 * Rusoto's provider of fixed keys gives way to that of its default chain.
 *
 * https://docs.rs/rusoto_credential/0.48.0/rusoto_credential/struct.DefaultCredentialsProvider.html
 */
function rusotoProvider(root: SyntaxNode, call: SyntaxNode, callee: string): Replaced {
  const isType = descendants(root, new Set(['type_identifier'])).some(({ text }) => text === 'StaticProvider');
  const path = /^(.*::)StaticProvider::/.exec(callee)?.[1] ?? rusotoPath(call, 'StaticProvider');
  if (isType || path === undefined || !takesAnyProvider(call)) {
    throw new CannotGo(
      message('Rusoto is no longer maintained: move to the AWS SDK for Rust, which finds credentials by itself.'),
    );
  }
  return {
    node: call,
    text: `${path}DefaultCredentialsProvider::new().expect("cannot set up the default credential chain")`,
    dependencies: [],
    note: rusotoNote,
  };
}

/** Whether what becomes of a provider does not depend on its type: it is an argument, what a function gives, or such a variable. */
function takesAnyProvider(call: SyntaxNode): boolean {
  const { parent } = call;
  if (parent?.type !== 'let_declaration') {
    return parent?.type === 'arguments' || (parent?.type === 'block' && parent.parent?.type === 'function_item');
  }
  const name = parent.childForFieldName('pattern');
  const uses = everyNode(parent.parent ?? parent, new Set(['identifier'])).filter(
    (use) => use.text === name?.text && use.startIndex > parent.endIndex,
  );
  return (
    name?.type === 'identifier' &&
    uses.every(({ parent: user }) => user?.type === 'arguments' || /\.clone$/.test(user?.text ?? ''))
  );
}

/** The path to Rusoto's providers, by the crate that a file imports one of their names from. */
function rusotoPath(node: SyntaxNode, name: string): string | undefined {
  const text = importOf(node, name) ?? '';
  if (/\brusoto_credential\b/.test(text)) {
    return 'rusoto_credential::';
  }
  return /\brusoto_core\b/.test(text) ? 'rusoto_core::credential::' : undefined;
}

/** Whether a trait is imported under its own name where a node stands. */
function imports(node: SyntaxNode, name: string): boolean {
  const text = importOf(node, name) ?? '';
  return text !== '' && !new RegExp(String.raw`\bfuture::${name}\b|\b${name}\s+as\b`).test(text);
}

/** The import that names something, of those that count where a node stands: in the blocks and the module around it. */
function importOf(node: SyntaxNode, name: string): string | undefined {
  for (const scope of ancestors(node)) {
    const found = namedChildren(scope).find(
      ({ type, text }) => type === 'use_declaration' && new RegExp(String.raw`\b${name}\b`).test(text),
    );
    if (found !== undefined || (scope.type === 'declaration_list' && scope.parent?.type === 'mod_item')) {
      return found?.text;
    }
  }
  return undefined;
}
