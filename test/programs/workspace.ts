import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transform } from 'esbuild';
import { Samples } from '../support/samples';
import type { Program } from './programs';

const root = path.resolve(__dirname, '../..');

/** What a child process said. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program on disk as someone would have it, with its secrets in it. */
export class Workspace {
  readonly folder: string;
  readonly file: string;
  /** The program as it was written, secrets and all. */
  readonly original: string;
  /** Every secret that its text was given. */
  readonly values: readonly string[];

  constructor(readonly program: Program) {
    this.folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-program-'));
    this.file = path.join(this.folder, path.basename(program.file));
    const samples = new Samples(7);
    const values: string[] = [];
    const source = readFileSync(path.join(__dirname, program.file), 'utf8').replace(/‹[^‹›]+›/g, (placeholder) => {
      const value = samples.expand(placeholder);
      values.push(value);
      return value;
    });
    this.values = values;
    this.original = program.endOfLine === undefined ? source : source.replace(/\n/g, program.endOfLine);
    writeFileSync(this.file, this.original);
    writeFileSync(path.join(this.folder, '.gitignore'), '.env\n');
    if (program.packageJson) {
      writeFileSync(path.join(this.folder, 'package.json'), JSON.stringify(program.packageJson));
    }
    if (program.compilerOptions) {
      const compilerOptions = {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: ['node'],
        ...program.compilerOptions,
      };
      writeFileSync(path.join(this.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }));
      writeFileSync(path.join(this.folder, 'uninstalled.d.ts'), uninstalled);
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'));
  }

  get text(): string {
    return readFileSync(this.file, 'utf8');
  }

  /** Runs the command line in the program's folder. Node.js takes --env-file for its own unless -- stands before the script. */
  strongroom(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return this.#run(process.execPath, ['--', path.join(root, 'dist/cli.js'), ...args], environment);
  }

  /** Runs the program itself. */
  run(python: string, environment: NodeJS.ProcessEnv): Promise<Outcome> {
    switch (path.extname(this.file)) {
      case '.py':
        return this.#run(python, [this.file], environment);
      case '.ts':
        return this.#run(process.execPath, ['--import', 'tsx', this.file], environment);
      default:
        return this.#run(process.execPath, [this.file], environment);
    }
  }

  /** Whether the language's own tools accept the program; what they object to otherwise. */
  async check(python: string): Promise<string> {
    let outcome: Outcome;
    switch (path.extname(this.file)) {
      case '.py':
        outcome = await this.#run(python, ['-m', 'py_compile', this.file], {});
        break;
      case '.ts':
      case '.tsx':
        outcome = await this.#run(
          process.execPath,
          [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', this.folder],
          {},
        );
        break;
      case '.jsx':
        // Node.js reads no JSX; the bundler that everyone uses for it does.
        return transform(this.text, { loader: 'jsx', format: 'esm', target: 'es2022', logLevel: 'silent' }).then(
          () => '',
          (error: unknown) => `${String(error)}\n${this.text}`,
        );
      default:
        outcome = await this.#run(process.execPath, ['--check', this.file], {});
    }
    return outcome.code === 0 ? '' : `${outcome.stdout}${outcome.stderr}\n${this.text}`;
  }

  /** Runs any program in the program's folder. */
  start(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Outcome> {
    return this.#run(program, args, environment);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Outcome> {
    return new Promise((resolve) => {
      const env = {
        PATH: process.env['PATH'],
        HOME: this.folder,
        AWS_EC2_METADATA_DISABLED: 'true',
        PYTHONDONTWRITEBYTECODE: '1',
        ...environment,
      };
      execFile(program, args, { cwd: this.folder, encoding: 'utf8', env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, stdout, stderr });
      });
    });
  }
}

/** Modules that the programs import and that this repository has no other use for. */
const uninstalled = `
declare module 'express' {
  const express: any;
  export default express;
  export type Request = any;
  export type Response = any;
}
declare module 'aws-lambda' {
  export type Context = any;
}
declare module 'nodemailer' {
  export const createTransport: any;
  export type Transporter = any;
}
declare module 'pg';
declare module '@nestjs/common';
declare module '@nestjs/jwt';
declare module '@nestjs/typeorm';
`;
