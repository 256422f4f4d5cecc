import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { closest, isSame, namedChildren, spanOf } from '../code/nodes';
import { widest } from '../code/wideLines';
import { lineEnd, lineIndent, lineStart } from '../shared/layout';
import { typeDeclarations } from './file';
import { variableOf } from './scopes';

/** A private field that is given another value than its default, of which the file shows every use. */
export interface SettableField {
  readonly name: string;
  /** The default with its `=`. */
  readonly initial: { readonly start: number; readonly end: number };
  /** The expressions that read it; none where they cannot be told, or do more than hand its value on. */
  readonly reads: readonly SyntaxNode[];
}

/** Where the value of a condition can stand without parentheses. */
const roomy: ReadonlySet<string> = new Set([
  'argument_list',
  'variable_declarator',
  'return_statement',
  'assignment_expression',
  'parenthesized_expression',
  'lambda_expression',
]);
/** Annotations with which a framework reads a field itself: https://jakarta.ee/specifications/persistence/, JAXB, Gson. */
const readByItself =
  /@\s*(?:[\w.]+\.)?(?:Entity|Embeddable|MappedSuperclass|Document|Column|Basic|Lob|Id|Field|SerializedName|Expose|XmlElement|XmlAttribute|XmlValue|XmlAccessorType|JsonAutoDetect|BsonProperty)\b/;
/** Where statements stand. */
const bodies: ReadonlySet<string> = new Set(['block', 'constructor_body', 'class_body', 'program']);
/** More reads than these, and the look-up would better stand in a method. */
const most = 3;

/** The field of options that a secret is the default of: one that a setter, a builder or a constructor sets. */
export function settableField({ node, kind }: Site): SettableField | undefined {
  const declarator = node.parent?.type === 'variable_declarator' ? node.parent : undefined;
  const declaration = declarator?.parent;
  const name = declarator?.childForFieldName('name');
  if (kind !== 'whole' || !declarator || !name || declaration?.type !== 'field_declaration') {
    return undefined;
  }
  const modifiers = namedChildren(declaration).find(({ type }) => type === 'modifiers')?.text ?? '';
  const variable = variableOf(declarator);
  const isOwn = /\bprivate\b/.test(modifiers) && !/\b(?:static|final)\b/.test(modifiers);
  if (!isOwn || variable === undefined || declaration.childForFieldName('type')?.text !== 'String') {
    return undefined;
  }
  const writes = variable.uses.filter(isWritten);
  const reads = variable.uses.filter((use) => !isWritten(use));
  const owner = closest(declaration, typeDeclarations);
  const heads = [declaration, ...(owner === undefined ? [] : [owner])].map(
    (one) => namedChildren(one).find(({ type }) => type === 'modifiers')?.text ?? '',
  );
  // Lombok's getters and builders are not there to be read.
  const isPlain =
    !/@\s*(?:Data|Getter|Value|Builder|ToString|EqualsAndHashCode|With)\b/.test(owner?.text ?? '') &&
    !heads.some((head) => readByItself.test(head)) &&
    !writes.some(isAddedTo) &&
    isSame(variable.declaration, declaration) &&
    reads.length <= most &&
    reads.every(isHandedOn);
  return writes.length === 0
    ? undefined
    : {
        name: name.text,
        initial: { start: name.endIndex, end: node.endIndex },
        reads: isPlain ? reads : [],
      };
}

/** The edits that have a field looked up where it is read without having been given a value. */
export function settableEdits({ source, eol, indent }: Site, field: SettableField, expression: string): TextEdit[] {
  const edits = new Map<number, TextEdit>();
  for (const read of field.reads) {
    const statement = statementAround(read);
    if (statement === undefined) {
      const [open, close] = roomy.has(read.parent?.type ?? '') ? ['', ''] : ['(', ')'];
      const flat = `${read.text} != null ? ${read.text} : ${expression}`;
      const inner = `${eol}${lineIndent(source, read.startIndex)}${indent.repeat(2)}`;
      const isWide = lineEnd(source, read.endIndex) - lineStart(source, read.endIndex) + flat.length > widest;
      const text = isWide ? flat.replace(' ? ', `${inner}? `).replace(' : ', `${inner}: `) : flat;
      edits.set(read.startIndex, { span: spanOf(read), text: `${open}${text}${close}` });
    } else {
      const outer = lineIndent(source, statement.startIndex);
      const lines = [`if (${read.text} == null) {`, `${indent}${read.text} = ${expression};`, '}'];
      const text = lines.map((line) => line + eol + outer).join('');
      edits.set(statement.startIndex, { span: { start: statement.startIndex, end: statement.startIndex }, text });
    }
  }
  return [{ span: field.initial, text: '' }, ...edits.values()];
}

/** The statement above which a field can be given its value; none where it is all that is returned, or read later. */
function statementAround(read: SyntaxNode): SyntaxNode | undefined {
  if (read.parent?.type === 'return_statement') {
    return undefined;
  }
  let statement = read;
  while (statement.parent !== null && !bodies.has(statement.parent.type)) {
    statement = statement.parent;
    if (statement.type === 'lambda_expression') {
      return undefined;
    }
  }
  return /_statement$|^local_variable_declaration$/.test(statement.type) ? statement : undefined;
}

function isWritten(use: SyntaxNode): boolean {
  const { parent } = use;
  return (
    (parent?.type === 'assignment_expression' && isSame(parent.childForFieldName('left'), use)) ||
    parent?.type === 'update_expression'
  );
}

/** `x += y` reads what it writes. */
function isAddedTo({ parent }: SyntaxNode): boolean {
  return parent?.type !== 'assignment_expression' || parent.childForFieldName('operator')?.text !== '=';
}

/** Whether an expression does nothing with a value but use it: it does not ask whether there is one. */
function isHandedOn(read: SyntaxNode): boolean {
  const { parent } = read;
  const isArgument = parent?.type === 'argument_list';
  const asked = (isArgument && parent.parent?.childForFieldName('name')?.text) || '';
  return !(
    (parent?.type === 'binary_expression' && /(?:==|!=)\s*null|null\s*(?:==|!=)/.test(parent.text)) ||
    /^(?:(?:is|non|has)[A-Z]|ofNullable$)/.test(asked)
  );
}
