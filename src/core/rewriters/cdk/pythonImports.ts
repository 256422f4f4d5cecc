import type { TextEdit } from '../../text/edit';
import type { Import } from '../python/imports';
import { isFirstOnLine } from '../python/removal';
import type { PyNode } from '../python/tree';
import { freeName } from '../shared/identifiers';
import { lineEnd, lineIndent } from '../shared/layout';
import type { PythonCdkFile } from './pythonFile';

/** Brings what new CDK code needs into a Python file, under the names that it has there already. */
export class PythonCdkImports {
  /** Names that are added to `from aws_cdk import …`, with `as`. */
  readonly #names: string[] = [];

  constructor(private readonly file: PythonCdkFile) {}

  /** The class `SecretValue`. */
  secretValue(): string {
    return this.#known('SecretValue') ?? this.#add('SecretValue', 'SecretValue');
  }

  /** A class of a module: `ecs.Secret`; the module as `aws-ecs`. */
  member(module: string, name: string): string {
    const path = module.replace(/-/g, '_');
    const usable = this.file.imports.filter((one) => one.usable);
    for (const one of usable) {
      for (const { name: imported, local } of one.names) {
        if (one.kind === 'from' && one.module === `aws_cdk.${path}` && imported === name) {
          return local;
        }
        if (one.kind === 'import' && imported === `aws_cdk.${path}` && local !== 'aws_cdk') {
          return `${local}.${name}`;
        }
      }
    }
    const short = path.replace(/^aws_/, '');
    return `${this.#known(path) ?? this.#add(path, short)}.${name}`;
  }

  edits(): TextEdit[] {
    if (this.#names.length === 0) {
      return [];
    }
    const { python, imports } = this.file;
    const { source, eol } = python;
    const host = imports.find(isCore);
    const last = host && namesOf(host).at(-1);
    if (last !== undefined) {
      const apart = isFirstOnLine(python, last) ? eol + lineIndent(source, last.start) : ' ';
      return [
        { span: { start: last.end, end: last.end }, text: this.#names.map((name) => `,${apart}${name}`).join('') },
      ];
    }
    const behind = imports.filter((one) => one.usable).at(-1)?.statement;
    const at = behind === undefined ? 0 : lineEnd(source, behind.end);
    return [{ span: { start: at, end: at }, text: `${eol}from aws_cdk import ${this.#names.join(', ')}` }];
  }

  /** What the file calls a member of the core: `SecretValue`, `cdk.SecretValue`. */
  #known(name: string): string | undefined {
    for (const one of this.file.imports.filter(({ usable }) => usable)) {
      const found =
        one.kind === 'from' && one.module === 'aws_cdk' ? one.names.find((each) => each.name === name) : undefined;
      const whole = one.kind === 'import' && one.names.find((each) => each.name === 'aws_cdk');
      const submodule = name.startsWith('aws_');
      if (found !== undefined) {
        return found.local;
      }
      if (whole && !submodule) {
        return `${whole.local}.${name}`;
      }
    }
    return undefined;
  }

  #add(name: string, wanted: string): string {
    const { scopes } = this.file.python;
    const taken = new Set([wanted, `aws_${wanted}`].filter((candidate) => scopes.mentions(candidate)));
    const local = freeName([wanted, `aws_${wanted}`], taken);
    const text = local === name ? name : `${name} as ${local}`;
    if (!this.#names.includes(text)) {
      this.#names.push(text);
    }
    return local;
  }
}

function isCore({ kind, module, usable, names }: Import): boolean {
  return kind === 'from' && module === 'aws_cdk' && usable && names.length > 0;
}

function namesOf({ statement }: Import): PyNode[] {
  return statement.children.filter((child) => child.field === 'name');
}
