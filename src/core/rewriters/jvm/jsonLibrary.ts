import type { JvmImport } from './imports';

/** What reads JSON on the JVM: Jackson 2 and 3, Gson, org.json, kotlinx.serialization. */
export type JsonLibrary = 'jackson' | 'jackson3' | 'gson' | 'org.json' | 'kotlinx';

interface Traits {
  /** The artifacts by which a project has it; the first is what a project without any would add. */
  readonly artifacts: readonly [string, ...string[]];
  /** The package of its classes. */
  readonly home: string;
}

const libraries: Readonly<Record<JsonLibrary, Traits>> = {
  kotlinx: {
    artifacts: [
      'org.jetbrains.kotlinx:kotlinx-serialization-json',
      'org.jetbrains.kotlinx:kotlinx-serialization-json-jvm',
    ],
    home: 'kotlinx.serialization.json',
  },
  jackson: {
    artifacts: [
      'com.fasterxml.jackson.core:jackson-databind',
      'com.fasterxml.jackson.module:jackson-module-kotlin',
      'com.fasterxml.jackson.datatype:jackson-datatype-jsr310',
    ],
    home: 'com.fasterxml.jackson.databind',
  },
  jackson3: {
    artifacts: ['tools.jackson.core:jackson-databind', 'tools.jackson.module:jackson-module-kotlin'],
    home: 'tools.jackson.databind',
  },
  gson: { artifacts: ['com.google.code.gson:gson'], home: 'com.google.gson' },
  'org.json': { artifacts: ['org.json:json'], home: 'org.json' },
};

/** The library that a project reads JSON with, and the artifacts that it lacks for that. */
export interface JsonChoice {
  readonly library: JsonLibrary;
  /** Empty where the project has it. */
  readonly lacking: readonly string[];
}

/**
 * The library to read JSON with: one that the file imports or the project depends on; Jackson, which most have, where none
 * is known.
 *
 * @param candidates the libraries that the language can use.
 */
export function jsonLibraryOf(
  candidates: readonly JsonLibrary[],
  imports: readonly JvmImport[],
  dependencies: readonly string[],
): JsonChoice {
  const imported = candidates.find((library) =>
    imports.some(({ path, isStatic }) => !isStatic && `${path}.`.startsWith(`${libraries[library].home}.`)),
  );
  const known =
    imported ??
    candidates.find((library) => libraries[library].artifacts.some((artifact) => dependencies.includes(artifact)));
  return known === undefined
    ? { library: 'jackson', lacking: [libraries.jackson.artifacts[0]] }
    : { library: known, lacking: [] };
}
