import { defaultConfiguration } from '../../../src/core/config/configuration';
import { createEngine } from '../../../src/core/engine';
import type { Engine } from '../../../src/core/engine';
import type { Plan, SecretReference } from '../../../src/core/rewriters/rewriter';
import { applyEdits } from '../../../src/core/text/edit';
import { InstalledGrammars } from '../../../test/support/grammars';
import { Samples } from '../../../test/support/samples';
import { defaultsOf, markWords, plainText } from './marked';
import type { SnippetSource } from './sourceFile';

/** A text after a fix, with its tab stops marked. */
export interface FixedText {
  readonly marked: string;
  /** The packages that the fix needs. */
  readonly needs: readonly string[];
}

/** No allowance expires within a snippet. */
const today = '2026-01-01';

/** Writes snippets by making the fixes that the quick fix makes, with the same engine, so that the two cannot drift. */
export class SnippetFixer {
  readonly #engine: Engine = createEngine(new InstalledGrammars());

  /** What a fix leaves of a source. @throws Error where the fix cannot be made, or leaves a finding. */
  async fix(source: SnippetSource): Promise<FixedText> {
    const name = source.words.get('name');
    const defaults = new Map([...(name === undefined ? [] : [['1', name] as const]), ...defaultsOf(source.text)]);
    const path = source.words.get('path') ?? `src/app.${source.extension}`;
    let text = new Samples(1).expand(plainText(source.text));
    const needs = new Set<string>();
    for (let made = 0; ; made += 1) {
      const step = await this.#step(path, text, source, name);
      if (step === undefined) {
        if (made === 0) {
          throw new Error(`${path}: nothing is found in the source of ${source.kind}`);
        }
        break;
      }
      text = step.text;
      step.plan.missingDependencies.forEach((dependency) => needs.add(dependency));
    }
    const known = source.words.get('deps')?.split(',') ?? [];
    return { marked: markWords(text, defaults), needs: [...known, ...needs] };
  }

  async #step(
    path: string,
    text: string,
    source: SnippetSource,
    name: string | undefined,
  ): Promise<{ readonly plan: Plan; readonly text: string } | undefined> {
    const opened = await this.#engine.open({ path, text }, defaultConfiguration, today);
    try {
      const [finding] = opened.result.findings;
      if (finding === undefined) {
        return undefined;
      }
      const target = source.words.get('fix');
      const type = source.words.get('type');
      const options = opened.options(finding, {
        dependencies: source.words.get('deps')?.split(',') ?? [],
        ...(type === 'module' || type === 'commonjs' ? { packageType: type } : {}),
      });
      const plan = options.find((option): option is Plan => option.kind === 'plan' && option.target === target);
      if (plan === undefined) {
        throw new Error(`${path}: no fix to ${target ?? ''} for ${source.kind}`);
      }
      const reference =
        name === undefined ? undefined : ({ target: target as SecretReference['target'], name } as const);
      return { plan, text: applyEdits(text, plan.edits(reference)) };
    } finally {
      opened.dispose();
    }
  }
}
