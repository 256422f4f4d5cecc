import type { TextEdit } from '../../text/edit';
import { ImportCollector } from '../javascript/importEdits';
import { endOfStatementLine } from '../javascript/moduleHead';
import { quoted } from '../javascript/strings';
import { end, styleOf } from '../javascript/style';
import type { Style } from '../javascript/style';
import { takenNames } from '../javascript/declarations';
import { freeName } from '../shared/identifiers';
import type { JavascriptCdkFile } from './javascriptFile';

/** Brings what new CDK code needs into a file, under the names that it has there already. */
export class JavascriptCdkImports {
  readonly style: Style;
  readonly #taken: Set<string>;
  readonly #collector: ImportCollector;
  readonly #namespaces: string[] = [];
  readonly #core: string;

  constructor(
    private readonly file: JavascriptCdkFile,
    private readonly source: string,
  ) {
    this.style = styleOf(file.root, source);
    this.#taken = takenNames(file.root);
    this.#core = file.version1 ? '@aws-cdk/core' : 'aws-cdk-lib';
    this.#collector = new ImportCollector(file.imports, this.#manner(), this.#taken, this.style, source);
  }

  /** The class `SecretValue`. */
  secretValue(): string {
    return this.#collector.use(this.#core, 'SecretValue');
  }

  /** A class of a module: `ecs.Secret`. */
  member(module: string, name: string): string {
    const path = `${this.file.version1 ? '@aws-cdk' : 'aws-cdk-lib'}/${module}`;
    const known = this.#collector.known(path, name) ?? this.#ofCore(module, name);
    return known ?? `${this.#namespace(module, path)}.${name}`;
  }

  edits(): TextEdit[] {
    const lines = this.#collector.newLines();
    const last = this.file.imports.at(-1)?.statement;
    const at = last === undefined ? 0 : endOfStatementLine(last, this.source);
    const inBraces = this.#collector.edits();
    const text = [...lines, ...this.#namespaces].map((line) => this.style.eol + line).join('');
    return text === '' ? inBraces : [...inBraces, { span: { start: at, end: at }, text }];
  }

  /** `import { aws_ecs as ecs } from 'aws-cdk-lib'`. */
  #ofCore(module: string, name: string): string | undefined {
    const local = this.#collector.known(this.#core, module.replace(/-/g, '_'));
    return local === undefined || local.includes('.') || this.file.version1 ? undefined : `${local}.${name}`;
  }

  #namespace(module: string, path: string): string {
    const wanted = module.replace(/^aws-/, '').replace(/-/g, '');
    const local = freeName([wanted, `aws${wanted.charAt(0).toUpperCase()}${wanted.slice(1)}`], this.#taken);
    this.#taken.add(local);
    const from = quoted(path, this.style.quote);
    this.#namespaces.push(
      this.#manner() === 'import'
        ? `import * as ${local} from ${from}${end(this.style)}`
        : `const ${local} = require(${from})${end(this.style)}`,
    );
    return local;
  }

  #manner(): 'import' | 'require' {
    return this.file.imports.some(({ style }) => style === 'require') ? 'require' : 'import';
  }
}
