import type { LookupTarget } from '../code/dialect';
import type { Waiting } from './waiting';

type Store = Exclude<LookupTarget, 'environment'>;

/** What a look-up does where it cannot read a value: panics, or gives an error of `std::io`, which most others can hold. */
export type Failing = 'panics' | 'returns';

/**
 * The function that looks a name up, with a tab for each level of indentation. A value is kept for the life of the process,
 * so that it can be borrowed for as long as the literal could.
 *
 * https://docs.rs/aws-sdk-secretsmanager, https://docs.rs/aws-sdk-ssm, https://docs.rs/aws-config,
 * https://docs.rs/tokio/latest/tokio/runtime/struct.Builder.html
 */
export function helperLines(store: Store, waiting: Waiting, called: string, fails: Failing): string[] {
  const isSecret = store === 'secretsmanager';
  const crate = isSecret ? 'aws_sdk_secretsmanager' : 'aws_sdk_ssm';
  const what = isSecret ? 'secret' : 'parameter';
  const parameter = isSecret ? 'secret_id' : 'name';
  const value = isSecret
    ? ['output', '\t.secret_string()']
    : ['output', '\t.parameter()', '\t.and_then(|parameter| parameter.value())'];
  const failure =
    fails === 'returns'
      ? [
          '.map_err(|error| {',
          `\tlet error = ${crate}::error::DisplayErrorContext(error);`,
          `\tstd::io::Error::other(format!("cannot read ${what} {${parameter}}: {error}"))`,
          '})?;',
        ]
      : [
          '.unwrap_or_else(|error| {',
          `\tlet error = ${crate}::error::DisplayErrorContext(error);`,
          `\tpanic!("cannot read ${what} {${parameter}}: {error}")`,
          '});',
        ];
  const noText =
    fails === 'returns'
      ? `.ok_or_else(|| std::io::Error::other(format!("${what} {${parameter}} holds no text")))?`
      : `.unwrap_or_else(|| panic!("${what} {${parameter}} holds no text"))`;
  const blocks = waiting === 'blocks';
  return [
    `/// A ${what} from ${isSecret ? 'AWS Secrets Manager' : 'SSM Parameter Store'}, read once and kept for the life of the process.`,
    '///',
    ...(blocks
      ? ['/// Blocks the thread until the answer is there: await the client in asynchronous code.', '///']
      : []),
    ...failureHeading(fails),
    `/// Where the ${what} cannot be read.`,
    `${blocks ? '' : 'async '}fn ${called}(${parameter}: &str) -> ${resultOf(fails)} {`,
    '\tuse std::collections::BTreeMap;',
    '\tuse std::sync::Mutex;',
    '',
    "\tstatic VALUES: Mutex<BTreeMap<String, &'static str>> = Mutex::new(BTreeMap::new());",
    '',
    `\tlet known = VALUES.lock().unwrap().get(${parameter}).copied();`,
    '\tif let Some(value) = known {',
    `\t\treturn ${given('value', fails)};`,
    '\t}',
    ...(blocks ? blockingRequest(crate, store, failure) : awaitedRequest(crate, store, failure)),
    `\tlet value = ${value[0] ?? ''}`,
    ...value.slice(1).map((line) => `\t${line}`),
    `\t\t${noText}`,
    '\t\t.to_owned();',
    "\tlet value: &'static str = Box::leak(value.into_boxed_str());",
    `\tVALUES.lock().unwrap().insert(${parameter}.to_owned(), value);`,
    `\t${given('value', fails)}`,
    '}',
  ];
}

/** The heading of a doc comment above what is said of a failure. https://doc.rust-lang.org/rustdoc/how-to-write-documentation.html */
export function failureHeading(fails: Failing): string[] {
  return [fails === 'returns' ? '/// # Errors' : '/// # Panics', '///'];
}

/** The type of what a function gives. */
export function resultOf(fails: Failing): string {
  return fails === 'returns' ? "std::io::Result<&'static str>" : "&'static str";
}

/** What a function gives, as an expression. */
export function given(value: string, fails: Failing): string {
  return fails === 'returns' ? `Ok(${value})` : value;
}

/**
 * The function that blocks its thread until an asynchronous one has the answer, with a tab for each level of indentation.
 *
 * https://docs.rs/tokio/latest/tokio/runtime/struct.Builder.html
 *
 * @param asked the asynchronous function.
 */
export function bridgeLines(store: Store, called: string, asked: string, fails: Failing): string[] {
  const [what, parameter] = store === 'secretsmanager' ? ['secret', 'secret_id'] : ['parameter', 'name'];
  return [
    `/// The same for code that cannot await [\`${asked}\`]: blocks the thread until the answer is there.`,
    '///',
    ...failureHeading(fails),
    `/// Where the ${what} cannot be read.`,
    `fn ${called}(${parameter}: &str) -> ${resultOf(fails)} {`,
    '\tlet read = || {',
    '\t\ttokio::runtime::Builder::new_current_thread()',
    '\t\t\t.enable_all()',
    ...(fails === 'returns' ? ['\t\t\t.build()?'] : ['\t\t\t.build()', '\t\t\t.expect("cannot start a runtime")']),
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
