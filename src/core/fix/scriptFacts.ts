import { parse } from 'jsonc-parser';
import type { ManifestFacts } from './projectFacts';

/**
 * What a `Gemfile` or a gemspec says: the gems that it names, one a line, comments apart.
 * https://bundler.io/man/gemfile.5.html, https://guides.rubygems.org/specification-reference/
 */
export function gemFacts(text: string): ManifestFacts {
  return {
    dependencies: text.split(/\r\n|\r|\n/).flatMap((line) => {
      const name =
        /^\s*(?:gem|\w{1,40}\.add_(?:runtime_|development_)?dependency)[ \t(]{1,9}["']([\w.-]{1,100})["']/.exec(
          line,
        )?.[1];
      return name === undefined ? [] : [name];
    }),
  };
}

/** What a `composer.json` says. Broken JSON says as much as can be read of it. https://getcomposer.org/doc/04-schema.md */
export function composerFacts(text: string): ManifestFacts {
  const manifest: unknown = parse(text.replace(/^\uFEFF/, ''));
  const section = (name: string): string[] => {
    const members: unknown =
      typeof manifest === 'object' && manifest !== null ? (manifest as Readonly<Record<string, unknown>>)[name] : null;
    return typeof members === 'object' && members !== null ? Object.keys(members) : [];
  };
  return { dependencies: [...section('require'), ...section('require-dev')] };
}
