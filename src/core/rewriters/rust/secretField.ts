import type { SyntaxNode } from '../../languages/parsers';
import { namedChildren } from '../code/nodes';
import { failureHeading, given, resultOf } from './helperLines';
import type { Failing } from './helperLines';
import type { Waiting } from './waiting';

/** The crate that reads JSON. */
export const jsonCrate = 'serde_json';

/** The function of a module that waits for one text of a secret that is a JSON object; undefined where there is none. */
export function existingFieldFunction(
  module: SyntaxNode,
  secretFunction: string,
  waiting: Waiting,
): string | undefined {
  const wait = waiting === 'awaits' ? '.await' : '';
  const found = namedChildren(module).find((item) => {
    const parameters =
      item.type === 'function_item'
        ? /^(?:pub(?:\([^)]*\))? )?(?:async )?fn \w+\(\s*(\w+): &str,\s*(\w+): &str,?\s*\) -> (?:std::io::Result<)?&'static str/.exec(
            item.text,
          )
        : null;
    return (
      parameters !== null &&
      item.text.includes(`${secretFunction}(${parameters[1] ?? ''})${wait}`) &&
      item.text.replace(/\s+/g, '').includes(`[${parameters[2] ?? ''}].as_str()`)
    );
  });
  return found?.childForFieldName('name')?.text;
}

/**
 * The function that gives one text of a secret that is a JSON object, with a tab for each level of indentation.
 *
 * https://docs.rs/serde_json
 *
 * @param secretFunction the function that gives the whole secret.
 */
export function fieldFunctionLines(called: string, secretFunction: string, waiting: Waiting, fails: Failing): string[] {
  const awaits = waiting === 'awaits';
  const returns = fails === 'returns';
  const asked = `${secretFunction}(secret_id)${awaits ? '.await' : ''}${returns ? '?' : ''}`;
  return [
    '/// A text of a secret that is a JSON object, read once and kept for the life of the process.',
    '///',
    ...failureHeading(fails),
    '/// Where the secret cannot be read or has no such text.',
    `${awaits ? 'async ' : ''}fn ${called}(secret_id: &str, field: &str) -> ${resultOf(fails)} {`,
    '\tuse std::collections::BTreeMap;',
    '\tuse std::sync::Mutex;',
    '',
    "\tstatic TEXTS: Mutex<BTreeMap<(String, String), &'static str>> = Mutex::new(BTreeMap::new());",
    '',
    '\tlet key = (secret_id.to_owned(), field.to_owned());',
    '\tlet known = TEXTS.lock().unwrap().get(&key).copied();',
    '\tif let Some(text) = known {',
    `\t\treturn ${given('text', fails)};`,
    '\t}',
    `\tlet secret: ${jsonCrate}::Value = ${jsonCrate}::from_str(${asked})`,
    returns
      ? '\t\t.map_err(|error| std::io::Error::other(format!("secret {secret_id} is no JSON: {error}")))?;'
      : '\t\t.unwrap_or_else(|error| panic!("secret {secret_id} is no JSON: {error}"));',
    '\tlet text = secret[field]',
    '\t\t.as_str()',
    returns
      ? '\t\t.ok_or_else(|| std::io::Error::other(format!("secret {secret_id} has no text {field}")))?'
      : '\t\t.unwrap_or_else(|| panic!("secret {secret_id} has no text {field}"))',
    '\t\t.to_owned();',
    "\tlet text: &'static str = Box::leak(text.into_boxed_str());",
    '\tTEXTS.lock().unwrap().insert(key, text);',
    `\t${given('text', fails)}`,
    '}',
  ];
}
