import type { ManifestFacts } from './projectFacts';

/**
 * What a `Cargo.toml` says: the crates that it depends on. Reads line by line rather than parsing TOML: a manifest that
 * is being edited still says most of what it says. https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
 */
export function cargoFacts(text: string): ManifestFacts {
  const names: string[] = [];
  let isTable = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const header = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim();
    if (header !== undefined) {
      const table = /(?:^|\.)(?:dev-|build-)?dependencies(?:\.([\w-]+))?$/.exec(header);
      isTable = table !== null && table[1] === undefined;
      names.push(...(table?.[1] === undefined ? [] : [table[1]]));
      continue;
    }
    const key = isTable ? /^\s*"?([\w-]+)"?\s*(?:\.\w+\s*)?=/.exec(line)?.[1] : undefined;
    if (key !== undefined) {
      names.push(/\bpackage\s*=\s*"([\w-]+)"/.exec(line)?.[1] ?? key);
    }
  }
  return { dependencies: names };
}
