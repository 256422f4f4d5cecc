import type { LookupTarget } from '../code/dialect';
import type { Waiting } from './waiting';

type Store = Exclude<LookupTarget, 'environment'>;

/**
 * The function that looks a name up, with a tab for each level of indentation. A value is kept for the life of the process,
 * so that it can be borrowed for as long as the literal could.
 *
 * https://docs.rs/aws-sdk-secretsmanager, https://docs.rs/aws-sdk-ssm, https://docs.rs/aws-config,
 * https://docs.rs/tokio/latest/tokio/runtime/struct.Builder.html
 */
export function helperLines(store: Store, waiting: Waiting, called: string): string[] {
  const isSecret = store === 'secretsmanager';
  const crate = isSecret ? 'aws_sdk_secretsmanager' : 'aws_sdk_ssm';
  const what = isSecret ? 'secret' : 'parameter';
  const parameter = isSecret ? 'secret_id' : 'name';
  const value = isSecret
    ? ['output', '\t.secret_string()']
    : ['output', '\t.parameter()', '\t.and_then(|parameter| parameter.value())'];
  const failure = [
    '.unwrap_or_else(|error| {',
    `\tlet error = ${crate}::error::DisplayErrorContext(error);`,
    `\tpanic!("cannot read ${what} {${parameter}}: {error}")`,
    '});',
  ];
  const blocks = waiting === 'blocks';
  return [
    `/// A ${what} from ${isSecret ? 'AWS Secrets Manager' : 'SSM Parameter Store'}, read once and kept for the life of the process.`,
    '///',
    ...(blocks
      ? ['/// Blocks the thread until the answer is there: await the client in asynchronous code.', '///']
      : []),
    '/// # Panics',
    '///',
    `/// Where the ${what} cannot be read.`,
    `${blocks ? '' : 'async '}fn ${called}(${parameter}: &str) -> &'static str {`,
    '\tuse std::collections::BTreeMap;',
    '\tuse std::sync::Mutex;',
    '',
    "\tstatic VALUES: Mutex<BTreeMap<String, &'static str>> = Mutex::new(BTreeMap::new());",
    '',
    `\tlet known = VALUES.lock().unwrap().get(${parameter}).copied();`,
    '\tif let Some(value) = known {',
    '\t\treturn value;',
    '\t}',
    ...(blocks ? blockingRequest(crate, store, failure) : awaitedRequest(crate, store, failure)),
    `\tlet value = ${value[0] ?? ''}`,
    ...value.slice(1).map((line) => `\t${line}`),
    `\t\t.unwrap_or_else(|| panic!("${what} {${parameter}} holds no text"))`,
    '\t\t.to_owned();',
    "\tlet value: &'static str = Box::leak(value.into_boxed_str());",
    `\tVALUES.lock().unwrap().insert(${parameter}.to_owned(), value);`,
    '\tvalue',
    '}',
  ];
}

/**
 * The function that blocks its thread until an asynchronous one has the answer, with a tab for each level of indentation.
 *
 * https://docs.rs/tokio/latest/tokio/runtime/struct.Builder.html
 *
 * @param asked the asynchronous function.
 */
export function bridgeLines(store: Store, called: string, asked: string): string[] {
  const [what, parameter] = store === 'secretsmanager' ? ['secret', 'secret_id'] : ['parameter', 'name'];
  return [
    `/// The same for code that cannot await [\`${asked}\`]: blocks the thread until the answer is there.`,
    '///',
    '/// # Panics',
    '///',
    `/// Where the ${what} cannot be read.`,
    `fn ${called}(${parameter}: &str) -> &'static str {`,
    '\tlet read = || {',
    '\t\ttokio::runtime::Builder::new_current_thread()',
    '\t\t\t.enable_all()',
    '\t\t\t.build()',
    '\t\t\t.expect("cannot start a runtime")',
    `\t\t\t.block_on(${asked}(${parameter}))`,
    '\t};',
    '\t// On a thread of its own: a runtime cannot start where another one is at work.',
    '\tstd::thread::scope(|scope| scope.spawn(read).join().unwrap())',
    '}',
  ];
}

function requestOf(store: Store): string[] {
  return store === 'secretsmanager'
    ? ['.get_secret_value()', '.secret_id(secret_id)', '.send()']
    : ['.get_parameter()', '.name(name)', '.with_decryption(true)', '.send()'];
}

function awaitedRequest(crate: string, store: Store, failure: readonly string[]): string[] {
  return [
    '\tlet config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;',
    `\tlet output = ${crate}::Client::new(&config)`,
    ...requestOf(store).map((line) => `\t\t${line}`),
    '\t\t.await',
    ...failure.map((line) => `\t\t${line}`),
  ];
}

function blockingRequest(crate: string, store: Store, failure: readonly string[]): string[] {
  return [
    '\tlet read = || {',
    '\t\tlet runtime = tokio::runtime::Builder::new_current_thread()',
    '\t\t\t.enable_all()',
    '\t\t\t.build()',
    '\t\t\t.expect("cannot start a runtime");',
    '\t\tlet config = runtime.block_on(aws_config::load_defaults(',
    '\t\t\taws_config::BehaviorVersion::latest(),',
    '\t\t));',
    '\t\truntime.block_on(',
    `\t\t\t${crate}::Client::new(&config)`,
    ...requestOf(store).map((line) => `\t\t\t\t${line}${line === '.send()' ? ',' : ''}`),
    '\t\t)',
    '\t};',
    '\t// On a thread of its own: a runtime cannot start where another one is at work.',
    '\tlet answer = std::thread::scope(|scope| scope.spawn(read).join().unwrap());',
    `\tlet output = answer${failure[0] ?? ''}`,
    ...failure.slice(1).map((line) => `\t${line}`),
  ];
}
