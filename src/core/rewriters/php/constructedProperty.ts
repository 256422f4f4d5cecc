import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { ancestors, everyNode, isSame, namedChildren, spanOf } from '../code/nodes';
import { lineIndent } from '../shared/layout';
import { areBracesBelow } from './braces';
import type { Move } from './moves';
import { atStart, textWith } from './moves';
import { importedClass } from './uses';

/**
 * Parents that are known to have a constructor without arguments, which takes what is set before for a default:
 * https://codeigniter.com/user_guide/general/configuration.html#handling-environment-variables
 */
const parents: ReadonlySet<string> = new Set(['codeigniter\\config\\baseconfig', 'codeigniter\\database\\config']);

const classTypes: ReadonlySet<string> = new Set(['class_declaration', 'anonymous_class', 'object_creation_expression']);

/** The default of a property, or one entry of the array that it is, is set at the start of the constructor. */
export function constructed(site: Site, element: SyntaxNode): Move | undefined {
  const body = element.parent?.parent;
  const type = body?.parent;
  const name = element.childForFieldName('name');
  const set = settingOf(site, element);
  if (!name || !set || !body || !type || !body.text.includes('\n') || !isOwnProperty(element, type)) {
    return undefined;
  }
  const members = namedChildren(body);
  const own = members.find(
    (member) =>
      member.type === 'method_declaration' && member.childForFieldName('name')?.text.toLowerCase() === '__construct',
  );
  const start = own?.childForFieldName('body');
  const inherits =
    namedChildren(type).some((child) => child.type === 'base_clause') ||
    members.some((member) => member.type === 'use_declaration');
  const callsParent = inherits && hasKnownParent(site, type);
  if (own === undefined ? inherits && !callsParent : !start) {
    return undefined;
  }
  if ((own === undefined && hasNamesake(members, type)) || isPassedOver(site, type)) {
    return undefined;
  }
  const isFinal = namedChildren(type).some((child) => child.type === 'final_modifier');
  return {
    review: isFinal
      ? []
      : [
          message(
            '{0} is set in the constructor now: a subclass with a constructor of its own must call parent::__construct().',
            name.text,
          ),
        ],
    edits: (put) => {
      const { drop, statement } = set(put);
      return start
        ? [drop, atStart(site, start, statement)]
        : [
            drop,
            newConstructor(
              site,
              members,
              element,
              callsParent ? [statement, '', 'parent::__construct();'] : [statement],
            ),
          ];
    },
  };
}

/** What goes from a property, and the statement that sets it instead. */
type Setting = (put: TextEdit) => { readonly drop: TextEdit; readonly statement: string };

function settingOf({ source, node }: Site, element: SyntaxNode): Setting | undefined {
  const name = element.childForFieldName('name');
  const value = element.childForFieldName('default_value');
  // A comment between them would be lost.
  if (!name || !value || source.slice(name.endIndex, value.startIndex).trim() !== '=') {
    return undefined;
  }
  const property = `$this->${name.text.slice(1)}`;
  if (!value.text.includes('\n')) {
    return (put) => ({
      drop: { span: { start: name.endIndex, end: value.endIndex }, text: '' },
      statement: `${property} = ${textWith(source, value, put)};`,
    });
  }
  const keys = keysOf(node, value);
  return (
    keys &&
    ((put) => ({
      drop: { span: spanOf(node), text: "''" },
      statement: `${property}${keys.map((key) => `[${key}]`).join('')} = ${textWith(source, node, put)};`,
    }))
  );
}

/** The keys that lead from an array to a value in it, outermost first; undefined where one is not written down. */
function keysOf(node: SyntaxNode, array: SyntaxNode): string[] | undefined {
  const keys: string[] = [];
  let value = node;
  for (const outer of ancestors(node)) {
    if (isSame(outer, value)) {
      continue;
    }
    if (outer.type === 'array_element_initializer') {
      const [key, held] = namedChildren(outer);
      if (key === undefined || !isSame(held, value) || !/^(?:string|integer)$/.test(key.type)) {
        return undefined;
      }
      keys.unshift(key.text);
    } else if (outer.type !== 'array_creation_expression') {
      return undefined;
    }
    value = outer;
    if (isSame(outer, array)) {
      return keys;
    }
  }
  return undefined;
}

function hasKnownParent(site: Site, type: SyntaxNode): boolean {
  const base = namedChildren(type).find((child) => child.type === 'base_clause')?.namedChildren[0];
  return base ? parents.has(importedClass(site, base.text).toLowerCase()) : false;
}

/**
 * Whether a method has its class's name: up to PHP 7 it is the constructor where there is no `__construct`.
 * https://www.php.net/manual/language.oop5.decon.php#language.oop5.decon.constructor.old
 */
function hasNamesake(members: readonly SyntaxNode[], type: SyntaxNode): boolean {
  const name = nameOf(type);
  return members.some((member) => member.type === 'method_declaration' && nameOf(member) === name);
}

/** Whether a class below this one, in the same file, has a constructor that does not call its parent's. */
function isPassedOver(site: Site, type: SyntaxNode): boolean {
  const root = [...ancestors(type)].at(-1);
  const classes = root ? everyNode(root, classTypes) : [];
  const above = new Set([nameOf(type)]);
  // As many rounds as there may be generations.
  for (let known = 0; known < above.size;) {
    known = above.size;
    for (const below of classes) {
      const base = namedChildren(below).find((child) => child.type === 'base_clause')?.namedChildren[0];
      if (base && above.has(importedClass(site, base.text).replace(/^.*\\/, '').toLowerCase())) {
        if (/\bfunction\s+__construct\b/i.test(below.text) && !/\bparent\s*::\s*__construct\b/i.test(below.text)) {
          return true;
        }
        above.add(nameOf(below));
      }
    }
  }
  return false;
}

function nameOf(node: SyntaxNode): string {
  return node.childForFieldName('name')?.text.toLowerCase() ?? '';
}

/** A constructor behind the last property of a class. */
function newConstructor(
  { source, eol, indent }: Site,
  members: readonly SyntaxNode[],
  element: SyntaxNode,
  statements: readonly string[],
): TextEdit {
  const inner = lineIndent(source, element.startIndex);
  const isBracketBelow = areBracesBelow(members.filter((member) => member.type === 'method_declaration'));
  const head = 'public function __construct()';
  const lines = [
    ...(isBracketBelow ? [head, `${inner}{`] : [`${head} {`]),
    ...statements.map((statement) => (statement === '' ? '' : `${inner}${indent}${statement}`)),
    `${inner}}`,
  ];
  const last = members.findLast((member) => /^(?:property|const)_declaration$/.test(member.type));
  const at = last?.endIndex ?? element.endIndex;
  return { span: { start: at, end: at }, text: `${eol}${eol}${inner}${lines.join(eol)}` };
}

function isOwnProperty(element: SyntaxNode, type: SyntaxNode): boolean {
  const modifiers = element.parent?.namedChildren.map((child) => child?.type) ?? [];
  return type.type === 'class_declaration' && !modifiers.includes('static_modifier');
}
