import type { TextEdit } from '../../text/edit';
import { readFile } from '../python/file';
import type { PythonFile } from '../python/file';
import { obstacleAt } from '../python/spot';
import { pythonString } from '../python/strings';
import { substitute } from '../python/substitution';
import { targetOf } from '../python/target';
import type { Target } from '../python/target';
import { childIn, operands } from '../python/tree';
import type { PyNode } from '../python/tree';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { freeName, nameHint } from '../shared/identifiers';
import { lineEnd } from '../shared/layout';
import { literalOf } from '../shared/literals';
import { outputPlan, refuseOutput, takenTogether } from './plan';
import type { PulumiTarget, Taken } from './plan';

/** Whether a finding stands in a Pulumi program where no look-up by other ways must stand. */
export function isPythonPulumi(request: FixRequest): boolean {
  return planPythonPulumi(request, 'secretsmanager') !== undefined;
}

/** The plan for a secret of a Pulumi program in Python; undefined where it is none. */
export function planPythonPulumi(request: FixRequest, kind: PulumiTarget): Plan | Refusal | undefined {
  const { document, finding } = request;
  const file = finding.kind === 'storable' && /\bpulumi/.test(document.source) ? readFile(document) : undefined;
  const literal = file && literalOf(document, finding);
  const target = file && targetOf(document, file, finding);
  if (
    file?.imports.some(({ module }) => isPulumiModule(module)) !== true ||
    literal === undefined ||
    target === undefined ||
    'template' in target ||
    obstacleAt(file, target.node) !== undefined
  ) {
    return undefined;
  }
  const taken = takenBy(file, target.node);
  if (taken === 'other') {
    return undefined;
  }
  if (taken === 'unclear' || target.kind !== 'whole' || target.bytes) {
    return refuseOutput(kind);
  }
  const resource = resourceName(file, target.node);
  const hint = nameHint(
    finding.name.length > 0 ? finding.name : literal.name,
    'secret',
    resource === undefined ? [] : [resource],
  );
  return outputPlan(request, kind, target.value, hint, ['pulumi-aws'], (reference) => editsOf(file, target, reference));
}

function isPulumiModule(module: string): boolean {
  return /^pulumi(?:$|[._])/.test(module);
}

const transparent =
  /^(?:keyword_argument|pair|dictionary|list|tuple|parenthesized_expression|conditional_expression|dictionary_splat|call|argument_list)$/;

/** What an expression is given to. */
function takenBy(file: PythonFile, node: PyNode): Taken {
  let current = node;
  while (current.parent?.type === 'parenthesized_expression') {
    current = current.parent;
  }
  const bare = current;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    if (parent.type === 'argument_list') {
      const names = calleeNames(file, parent);
      if (names.length !== 1 || names[0] !== 'dict') {
        return takenByCall(file, parent, current, names);
      }
    } else if (parent.type === 'assignment') {
      const left = childIn(parent, 'left');
      return current === bare && left?.type === 'identifier' && childIn(parent, 'type') === undefined
        ? takenTogether(usesOf(file, parent, left))
        : 'unclear';
    }
    if (/^(?:expression_statement|function_definition|return_statement|lambda)$/.test(parent.type)) {
      return 'other';
    }
    if (!transparent.test(parent.type)) {
      return 'unclear';
    }
  }
  return 'unclear';
}

function takenByCall(file: PythonFile, list: PyNode, current: PyNode, names: readonly string[]): Taken {
  const last = names.at(-1) ?? '';
  const module = moduleOf(file, names[0]);
  if (module === undefined || !isPulumiModule(module)) {
    return names[0] === 'json' || names.length === 0 ? 'unclear' : 'other';
  }
  if (names.includes('Output')) {
    return /^(?:secret|concat|from_input|all|json_dumps)$/.test(last) ? 'input' : 'unclear';
  }
  // The first argument of a resource is its name; what is called …Args has none.
  const isName = operands(list)[0] === current && current.type !== 'keyword_argument' && !last.endsWith('Args');
  return /^[A-Z]/.test(last) && module !== 'pulumi' && !isName ? 'input' : 'unclear';
}

function calleeNames(file: PythonFile, list: PyNode): string[] {
  const callee = list.parent && childIn(list.parent, 'function');
  return !callee || !/^[\w.]+$/.test(file.text(callee)) ? [] : file.text(callee).split('.');
}

function moduleOf({ imports }: PythonFile, name: string | undefined): string | undefined {
  return imports.find(({ names }) => names.some(({ local }) => local === name || local.startsWith(`${name ?? ''}.`)))
    ?.module;
}

/** What the uses of a variable are given to; undefined where not all of them are seen. */
function usesOf(file: PythonFile, assignment: PyNode, name: PyNode): Taken[] | undefined {
  const { scopes } = file;
  const scope = scopes.scopeAround(assignment);
  const bound = scopes.bindings(scope, file.text(name));
  return bound.length === 1
    ? scopes
        .references(scope, file.text(name))
        .filter((node) => node !== bound[0]?.node)
        .map((node) => takenBy(file, node))
    : undefined;
}

function resourceName(file: PythonFile, node: PyNode): string | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) {
    const first = outer.type === 'argument_list' ? operands(outer)[0] : undefined;
    const text = first?.type === 'string' ? /^(['"])([\w.-]{1,100})\1$/.exec(file.text(first))?.[2] : undefined;
    if (text !== undefined) {
      return text;
    }
  }
  return undefined;
}

function editsOf(file: PythonFile, target: Target, reference: SecretReference): TextEdit[] {
  const lines: string[] = [];
  // `from pulumi import Output` binds no `pulumi`.
  const elsewhere = file.source.replace(/\bfrom\s+[\w.]+\s+import\b/g, '');
  const moduleNamed = (module: string, wanted: string): string => {
    const known = file.imports.find((one) => one.kind === 'import' && one.module === module && one.usable);
    const local = known?.names.find(({ name }) => name === module)?.local;
    if (local !== undefined) {
      return local;
    }
    const isTaken = file.scopes.mentions(wanted) && new RegExp(`\\b${wanted}\\b`).test(elsewhere);
    const free = freeName([wanted, module], new Set(isTaken ? [wanted] : []));
    lines.push(free === module ? `import ${module}` : `import ${module} as ${free}`);
    return free;
  };
  const pulumi = moduleNamed('pulumi', 'pulumi');
  const aws = moduleNamed('pulumi_aws', 'aws');
  const last = file.imports.filter(({ usable }) => usable).at(-1)?.statement;
  const at = last === undefined ? 0 : lineEnd(file.source, last.end);
  return [
    ...substitute(file, target, (quote) => {
      const name = pythonString(reference.name, quote);
      return reference.target === 'parameterstore'
        ? `${pulumi}.Output.secret(${aws}.ssm.get_parameter_output(name=${name}, with_decryption=True).value)`
        : `${pulumi}.Output.secret(${aws}.secretsmanager.get_secret_version_output(secret_id=${name}).secret_string)`;
    }),
    ...(lines.length === 0
      ? []
      : [{ span: { start: at, end: at }, text: lines.map((line) => file.eol + line).join('') }]),
  ];
}
