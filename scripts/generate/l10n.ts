import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import type { GeneratedFile } from './generatedFile';
import { json, translationFile } from './translations';

/** A text that a person reads at run time, with where it was found. */
interface Template {
  readonly template: string;
  readonly where: string;
}

/**
 * The bundle of run-time texts: the templates of `message('…')` anywhere in `src/`, and of `l10n.t('…')` in the editor.
 * A template that is no literal could not be translated, and is a problem.
 */
export async function generate(root: string): Promise<readonly GeneratedFile[]> {
  const templates: Template[] = [];
  const problems: string[] = [];
  for (const file of await sources(path.join(root, 'src'))) {
    const text = await readFile(file, 'utf8');
    const where = path.relative(root, file).split(path.sep).join('/');
    // The command line speaks English only, and the sandbox to no one.
    if (/^src\/(?:cli|sandbox)\/|^src\/cli\.ts$/.test(where)) {
      continue;
    }
    collect(ts.createSourceFile(where, text, ts.ScriptTarget.Latest, true), templates, problems);
  }
  const keys = [...new Set(templates.map(({ template }) => template))].sort();
  return [
    { path: 'l10n/bundle.l10n.json', content: json(Object.fromEntries(keys.map((key) => [key, key]))), problems },
    await translationFile(root, 'l10n/bundle.l10n.ja.json', keys),
  ];
}

function collect(source: ts.SourceFile, templates: Template[], problems: string[]): void {
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTextCall(node.expression, source)) {
      const first = node.arguments[0];
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      const where = `${source.fileName}:${String(line + 1)}`;
      const found = first === undefined ? undefined : literals(first);
      if (found === undefined) {
        if (!passesMessageOn(first)) {
          problems.push(`${where}: the text is not a literal, so that it cannot be translated.`);
        }
      } else {
        templates.push(...found.map((template) => ({ template, where })));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** `message(…)`, `l10n.t(…)`, `vscode.l10n.t(…)`. */
function isTextCall(callee: ts.Expression, source: ts.SourceFile): boolean {
  return /^(?:message|(?:vscode\.)?l10n\.t)$/.test(callee.getText(source));
}

/** The literal texts that an expression may be; undefined where it may be anything else. */
function literals(expression: ts.Expression): readonly string[] | undefined {
  if (ts.isStringLiteralLike(expression)) {
    return [expression.text];
  }
  if (ts.isParenthesizedExpression(expression)) {
    return literals(expression.expression);
  }
  if (ts.isConditionalExpression(expression)) {
    const [yes, no] = [literals(expression.whenTrue), literals(expression.whenFalse)];
    return yes && no ? [...yes, ...no] : undefined;
  }
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [literals(expression.left), literals(expression.right)];
    return left?.length === 1 && right?.length === 1 ? [`${left[0] ?? ''}${right[0] ?? ''}`] : undefined;
  }
  return undefined;
}

/** `l10n.t(message.template, …)`: a message that was collected where it was made. */
function passesMessageOn(expression: ts.Expression | undefined): boolean {
  return expression !== undefined && ts.isPropertyAccessExpression(expression) && expression.name.text === 'template';
}

async function sources(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
