import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { LookupTarget, Site } from '../code/dialect';
import { doubleQuoted, mentionedNames } from '../code/names';
import { descendants } from '../code/nodes';
import type { SecretReference } from '../rewriter';
import { freeName } from '../shared/identifiers';
import { layLines, lineEnd, lineIndent } from '../shared/layout';
import { outerItem } from './places';
import { existingFieldFunction, fieldFunctionLines } from './secretField';

type Store = Exclude<LookupTarget, 'environment'>;

/** The crates that a look-up needs. */
export function cratesOf(target: LookupTarget): string[] {
  return target === 'environment'
    ? []
    : ['aws-config', target === 'secretsmanager' ? 'aws-sdk-secretsmanager' : 'aws-sdk-ssm'];
}

/** Names that a new item must not have. */
export function takenNames(root: SyntaxNode): Set<string> {
  return mentionedNames(root, new Set(['identifier', 'type_identifier']));
}

/** What is looked up. */
type HelperRequest = Pick<SecretReference, 'name' | 'jsonKey'>;

/** The call that looks a name up, and the edits that add what it calls. */
export function helperCall(
  site: Site,
  store: Store,
  { name, jsonKey }: HelperRequest,
): { readonly expression: string; readonly edits: readonly TextEdit[] } {
  const module = outerItem(site.node).parent ?? site.root;
  const taken = takenNames(module);
  const isSecret = store === 'secretsmanager';
  const known = existing(site, store);
  const called =
    known ?? freeName(isSecret ? ['get_secret', 'read_secret'] : ['get_parameter', 'read_parameter'], taken);
  const added = known === undefined ? [linesOf(store, called)] : [];
  if (jsonKey === undefined || !isSecret) {
    return { expression: `${called}(${doubleQuoted(name)}).await`, edits: functionEdits(site, added) };
  }
  const knownField = known && existingFieldFunction(module, known);
  const field = knownField ?? freeName(['get_secret_field', 'read_secret_field'], taken);
  return {
    expression: `${field}(${doubleQuoted(name)}, ${doubleQuoted(jsonKey)}).await`,
    edits: functionEdits(site, [...added, ...(knownField === undefined ? [fieldFunctionLines(field, called)] : [])]),
  };
}

/** Adds functions below the item that a secret stands in. */
function functionEdits(site: Site, functions: readonly (readonly string[])[]): TextEdit[] {
  if (functions.length === 0) {
    return [];
  }
  const item = outerItem(site.node);
  const { source, eol, indent } = site;
  const at = lineEnd(source, item.endIndex);
  const text = functions
    .map((lines) => lines.map((line) => line.replace(/^\t+/, (tabs) => indent.repeat(tabs.length))))
    .map((lines) => `${eol}${eol}${layLines(lines, lineIndent(source, item.startIndex), eol)}`)
    .join('');
  return [{ span: { start: at, end: at }, text }];
}

/** A function of the same module that waits for a store and gives the text of a name. */
function existing({ node, root }: Site, store: Store): string | undefined {
  const module = outerItem(node).parent ?? root;
  const found = descendants(module, new Set(['function_item', 'mod_item'])).find((item) => {
    const head = item.text.slice(0, (item.childForFieldName('body')?.startIndex ?? item.endIndex) - item.startIndex);
    const parameter = /\basync fn \w+\( ?(\w+): &str,? ?\) -> &'static str ?$/.exec(head.replace(/\s+/g, ' '))?.[1];
    const body = item.childForFieldName('body')?.text ?? '';
    return (
      parameter !== undefined &&
      (store === 'secretsmanager'
        ? body.includes('.get_secret_value()') && body.includes(`.secret_id(${parameter})`)
        : body.includes('.get_parameter()') &&
          body.includes(`.name(${parameter})`) &&
          body.includes('.with_decryption(true)'))
    );
  });
  return found?.childForFieldName('name')?.text;
}

/**
 * A value is kept for the life of the process, so that it can be borrowed for as long as the literal could.
 *
 * https://docs.rs/aws-sdk-secretsmanager, https://docs.rs/aws-sdk-ssm, https://docs.rs/aws-config
 */
function linesOf(store: Store, called: string): string[] {
  const isSecret = store === 'secretsmanager';
  const crate = isSecret ? 'aws_sdk_secretsmanager' : 'aws_sdk_ssm';
  const what = isSecret ? 'secret' : 'parameter';
  const parameter = isSecret ? 'secret_id' : 'name';
  const request = isSecret
    ? ['.get_secret_value()', '.secret_id(secret_id)']
    : ['.get_parameter()', '.name(name)', '.with_decryption(true)'];
  const value = isSecret
    ? ['output', '\t.secret_string()']
    : ['output', '\t.parameter()', '\t.and_then(|parameter| parameter.value())'];
  const expected = `.unwrap_or_else(|| panic!("${what} {${parameter}} holds no text"))`;
  return [
    `/// A ${what} from ${isSecret ? 'AWS Secrets Manager' : 'SSM Parameter Store'}, read once and kept for the life of the process.`,
    '///',
    '/// # Panics',
    '///',
    `/// Where the ${what} cannot be read.`,
    `async fn ${called}(${parameter}: &str) -> &'static str {`,
    '\tuse std::collections::BTreeMap;',
    '\tuse std::sync::Mutex;',
    '',
    "\tstatic VALUES: Mutex<BTreeMap<String, &'static str>> = Mutex::new(BTreeMap::new());",
    '',
    `\tlet known = VALUES.lock().unwrap().get(${parameter}).copied();`,
    '\tif let Some(value) = known {',
    '\t\treturn value;',
    '\t}',
    '\tlet config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;',
    `\tlet output = ${crate}::Client::new(&config)`,
    ...request.map((line) => `\t\t${line}`),
    '\t\t.send()',
    '\t\t.await',
    '\t\t.unwrap_or_else(|error| {',
    `\t\t\tlet error = ${crate}::error::DisplayErrorContext(error);`,
    `\t\t\tpanic!("cannot read ${what} {${parameter}}: {error}")`,
    '\t\t});',
    `\tlet value = ${value[0] ?? ''}`,
    ...value.slice(1).map((line) => `\t${line}`),
    `\t\t${expected}`,
    '\t\t.to_owned();',
    "\tlet value: &'static str = Box::leak(value.into_boxed_str());",
    `\tVALUES.lock().unwrap().insert(${parameter}.to_owned(), value);`,
    '\tvalue',
    '}',
  ];
}
