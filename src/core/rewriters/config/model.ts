import type { Span } from '../../text/span';

/** How a scalar is written: without quotes, within them, or as a block (`|`, `>`). */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

/** A text, number or truth value of YAML or JSON. */
export interface ConfigScalar {
  readonly kind: 'scalar';
  /** With quotes. */
  readonly span: Span;
  readonly style: ScalarStyle;
  /** What it says, escapes left as they stand; of a block scalar with its header. */
  readonly text: string;
  /** With the exclamation mark: `!Sub`. */
  readonly tag?: string;
  /** Whether an anchor names it, so that it may be used elsewhere. */
  readonly anchored: boolean;
}

/** A key and its value. */
export interface ConfigEntry {
  readonly key: string;
  /** With quotes. */
  readonly keySpan: Span;
  /** From the key to the end of its value. */
  readonly span: Span;
  readonly value: ConfigNode | undefined;
}

export interface ConfigMap {
  readonly kind: 'map';
  readonly span: Span;
  /** Whether it is written in braces. */
  readonly flow: boolean;
  readonly tag?: string;
  readonly anchored: boolean;
  readonly entries: readonly ConfigEntry[];
}

/** An item of a list; its span begins at the `-` of a block list. */
export interface ConfigItem {
  readonly span: Span;
  readonly value: ConfigNode | undefined;
}

export interface ConfigList {
  readonly kind: 'list';
  readonly span: Span;
  readonly flow: boolean;
  readonly tag?: string;
  readonly anchored: boolean;
  readonly items: readonly ConfigItem[];
}

export type ConfigNode = ConfigScalar | ConfigMap | ConfigList;

/** One step into a node: the entry of a map, or the item of a list. */
export type Step =
  | { readonly kind: 'entry'; readonly of: ConfigMap; readonly entry: ConfigEntry }
  | { readonly kind: 'item'; readonly of: ConfigList; readonly item: ConfigItem; readonly index: number };

/** Where in the nodes of a document something stands. */
export interface ConfigPlace {
  readonly root: ConfigNode;
  /** Outermost first. */
  readonly steps: readonly Step[];
  readonly scalar: ConfigScalar;
}

/** Deeper nodes are left out: nothing that a person writes goes so deep, and reading them must not exhaust the stack. */
export const deepestNode = 200;
