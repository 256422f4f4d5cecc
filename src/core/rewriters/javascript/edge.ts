import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { ProjectFacts } from '../rewriter';
import { descendants, keyName, named, plainString } from './syntax';

/** What code at an edge may be asked to do without. */
const reasons = {
  value: (sign: string): Message =>
    message(
      'This code runs in an edge runtime ({0}), where the AWS SDK has no default credential chain. Keep the value among the secrets of the deployment and read it from the environment.',
      sign,
    ),
  keys: (sign: string): Message =>
    message(
      'This code runs in an edge runtime ({0}), where the AWS SDK has no default credential chain. Let code on Node.js call AWS, or keep keys of least privilege among the secrets of the deployment.',
      sign,
    ),
} as const;

/**
 * Why code that runs at an edge cannot go without its value or its AWS keys: nothing there finds credentials. Undefined
 * where nothing says that it does.
 */
export function edgeReason(
  held: keyof typeof reasons,
  root: SyntaxNode,
  path: string | undefined,
  project: ProjectFacts,
): Message | undefined {
  const sign = edgeSign(root, path, project);
  return sign === undefined ? undefined : reasons[held](sign);
}

/**
 * What says that a file runs in an edge runtime, as it stands in the file or its path: `runtime = 'edge'`, middleware of
 * Next.js that asks for nothing else.
 *
 * https://nextjs.org/docs/app/api-reference/file-conventions/route-segment-config#runtime
 * https://nextjs.org/docs/app/api-reference/file-conventions/middleware#runtime
 */
function edgeSign(root: SyntaxNode, path: string | undefined, project: ProjectFacts): string | undefined {
  const runtime = runtimeOf(root);
  if (runtime !== undefined) {
    return /^(?:experimental-)?edge$/.test(runtime) ? `runtime = '${runtime}'` : undefined;
  }
  const file = /(?:^|[\\/])(?:src[\\/])?(middleware\.[jt]s)$/.exec(path ?? '')?.[1];
  return file !== undefined && project.dependencies.includes('next') ? file : undefined;
}

/** `export const runtime = '…'`, or the member of an exported `config`. */
function runtimeOf(root: SyntaxNode): string | undefined {
  if (!root.text.includes('runtime')) {
    return undefined;
  }
  for (const statement of named(root)) {
    if (statement.type !== 'export_statement') {
      continue;
    }
    for (const declared of descendants(statement, 'variable_declarator')) {
      const name = declared.childForFieldName('name')?.text;
      const member = descendants(declared, 'pair').find((pair) => keyName(pair) === 'runtime');
      const given = name === 'runtime' ? declared : name === 'config' ? member : undefined;
      if (given !== undefined) {
        return plainString(given.childForFieldName('value'));
      }
    }
  }
  return undefined;
}
