import type { SyntaxNode } from '../../languages/parsers';
import { ancestors, descendants, namedChildren } from '../code/nodes';
import { bodyOf, functions } from './scopes';

/** What a function gives back where it fails. */
export interface FailedResults {
  /** Statements that must stand before the `return`: `var zero T`. */
  readonly before: readonly string[];
  /** The values of the results before the error. */
  readonly values: readonly string[];
}

/** The types of the results of a function, one for each value. */
export function resultTypes(declared: SyntaxNode): SyntaxNode[] {
  const result = declared.childForFieldName('result');
  if (result?.type !== 'parameter_list') {
    return result ? [result] : [];
  }
  return namedChildren(result).flatMap((one) => {
    const type = one.childForFieldName('type');
    const count = Math.max(1, one.childrenForFieldName('name').length);
    return type === null ? [] : Array.from({ length: count }, () => type);
  });
}

/** Whether the last thing that a function gives back is an error. */
export function givesError(declared: SyntaxNode): boolean {
  return resultTypes(declared).at(-1)?.text === 'error';
}

/**
 * What a function that gives an error as its last result gives back with one: the values that its own `return`s have
 * beside an error, else the zero values of their types.
 *
 * @param free a name for a variable that holds a zero value which cannot be written otherwise.
 */
export function failedResults(declared: SyntaxNode, root: SyntaxNode, free: () => string): FailedResults {
  const types = resultTypes(declared).slice(0, -1);
  const before: string[] = [];
  const values = types.map((type, index) => {
    const zero =
      zeroOf(type, root, declared) ??
      writtenZero(declared, types.length + 1, index) ??
      structZero(type, root, declared);
    if (zero !== undefined) {
      return zero;
    }
    const name = before.length === 0 ? free() : `${free()}${String(before.length + 1)}`;
    before.push(`var ${name} ${type.text}`);
    return name;
  });
  return { before, values };
}

const numbers = /^(?:u?int(?:8|16|32|64)?|uintptr|float(?:32|64)|complex(?:64|128)|byte|rune)$/;

/** Types of the standard library that are no structs. */
const standard: Readonly<Record<string, string>> = {
  'time.Duration': '0',
  'time.Month': '0',
  'time.Weekday': '0',
  'http.Header': 'nil',
  'http.Handler': 'nil',
  'http.HandlerFunc': 'nil',
  'http.RoundTripper': 'nil',
  'url.Values': 'nil',
  'json.RawMessage': 'nil',
  'context.Context': 'nil',
  'context.CancelFunc': 'nil',
  'io.Reader': 'nil',
  'io.Writer': 'nil',
  'io.Closer': 'nil',
  'io.ReadCloser': 'nil',
  'io.ReadWriter': 'nil',
  'io.WriteCloser': 'nil',
  'net.Conn': 'nil',
  'net.Listener': 'nil',
  'fs.FS': 'nil',
  'driver.Conn': 'nil',
  'os.FileMode': '0',
  'time.Time': 'time.Time{}',
  'sql.NullString': 'sql.NullString{}',
  'sql.NullInt64': 'sql.NullInt64{}',
  'tls.Certificate': 'tls.Certificate{}',
  'url.URL': 'url.URL{}',
  'aws.Config': 'aws.Config{}',
  'aws.Credentials': 'aws.Credentials{}',
};

/** The zero value of a type; undefined where another file says what the type is. */
function zeroOf(type: SyntaxNode, root: SyntaxNode, declared: SyntaxNode, depth = 0): string | undefined {
  switch (type.type) {
    case 'pointer_type':
    case 'slice_type':
    case 'map_type':
    case 'channel_type':
    case 'function_type':
    case 'interface_type':
      return 'nil';
    case 'array_type':
    case 'struct_type':
      return type.startPosition.row === type.endPosition.row ? `${type.text}{}` : undefined;
    case 'qualified_type':
      return standard[type.text];
    case 'parenthesized_type': {
      const inner = namedChildren(type)[0];
      return inner && zeroOf(inner, root, declared, depth);
    }
    case 'generic_type':
    case 'type_identifier':
      return ofNamed(type, root, declared, depth);
    default:
      return undefined;
  }
}

function ofNamed(type: SyntaxNode, root: SyntaxNode, declared: SyntaxNode, depth: number): string | undefined {
  const name = (type.type === 'generic_type' ? type.childForFieldName('type') : type)?.text ?? '';
  if (isTypeParameter(name, declared)) {
    return undefined;
  }
  const specs = descendants(root, new Set(['type_spec', 'type_alias'])).filter(
    (one) => one.childForFieldName('name')?.text === name,
  );
  const underlying = specs[0]?.childForFieldName('type');
  if (specs.length > 1 || depth > 8) {
    return undefined;
  }
  if (underlying) {
    const zero = zeroOf(underlying, root, declared, depth + 1);
    return zero?.endsWith('{}') === true || underlying.type === 'struct_type' ? `${type.text}{}` : zero;
  }
  return name === 'string'
    ? '""'
    : name === 'bool'
      ? 'false'
      : name === 'error' || name === 'any'
        ? 'nil'
        : numbers.test(name)
          ? '0'
          : undefined;
}

/** Whether a name stands for a type that a function, its receiver or a function around it is given. */
function isTypeParameter(name: string, declared: SyntaxNode): boolean {
  const around = [declared, ...ancestors(declared)].filter(({ type }) => functions.has(type));
  for (const outer of around) {
    const lists = [outer.childForFieldName('type_parameters'), outer.childForFieldName('receiver')];
    const names = lists.flatMap((list) => (list ? descendants(list, new Set(['identifier', 'type_identifier'])) : []));
    const receiver = outer.childForFieldName('receiver');
    const own = receiver
      ? descendants(receiver, new Set(['generic_type']))[0]?.childForFieldName('type')?.text
      : undefined;
    if (names.some((one) => one.text === name && name !== own)) {
      return true;
    }
  }
  return false;
}

/** The value that a function's own `return` of an error has at a position, where it is a zero value as it is written. */
function writtenZero(declared: SyntaxNode, count: number, index: number): string | undefined {
  const body = bodyOf(declared);
  for (const statement of body ? ownReturns(body) : []) {
    const list = namedChildren(statement).find(({ type }) => type === 'expression_list');
    const values = list ? namedChildren(list) : [];
    const value = values[index]?.text ?? '';
    const isFailure = values.length === count && values.at(-1)?.text !== 'nil';
    if (isFailure && /^(?:nil|""|``|0(?:\.0)?|false|[\w.]+(?:\[[\w., *]+\])?\{\})$/.test(value)) {
      return value;
    }
  }
  return undefined;
}

/** The empty value of a type of which the file writes values out, as `T{…}`. */
function structZero(type: SyntaxNode, root: SyntaxNode, declared: SyntaxNode): string | undefined {
  const isNamed = type.type === 'qualified_type' || type.type === 'type_identifier';
  const isWritten =
    isNamed &&
    !isTypeParameter(type.text, declared) &&
    descendants(root, new Set(['composite_literal'])).some((one) => one.childForFieldName('type')?.text === type.text);
  return isWritten ? `${type.text}{}` : undefined;
}

/** The `return`s of a function, those of functions within it not among them. */
export function ownReturns(body: SyntaxNode): SyntaxNode[] {
  return descendants(body, new Set(['return_statement', 'func_literal'])).filter(
    ({ type }) => type === 'return_statement',
  );
}
