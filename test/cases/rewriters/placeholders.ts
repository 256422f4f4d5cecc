import type { SecretKind } from '../../../src/core/detectors/detector';
import type { ParsedDocument } from '../../../src/core/languages/document';
import { HOLE } from '../../../src/core/languages/literal';
import { literalOf } from '../../../src/core/rewriters/shared/literals';
import type { Finding } from '../../../src/core/scan/finding';
import { message } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import type { Span } from '../../../src/core/text/span';
import type { Samples } from '../../support/samples';

/** A placeholder that was expanded: what kind of sample stands for it, and which. */
export interface Planted {
  readonly kind: string;
  readonly value: string;
}

const placeholder = /‹([a-z0-9-]+)(?:[: ][^›]*)?›/g;

/** A text with its placeholders expanded, and the samples in the order of their first appearance. */
export function plant(text: string, samples: Samples): { readonly text: string; readonly planted: readonly Planted[] } {
  const planted: Planted[] = [];
  const expanded = text.replace(placeholder, (whole, kind: string) => {
    const value = samples.expand(whole);
    if (!planted.some((other) => other.value === value)) {
      planted.push({ kind, value });
    }
    return value;
  });
  return { text: expanded, planted };
}

/** Findings for every planted sample that still stands in the document, as the detectors would report them. */
export function findPlanted(document: ParsedDocument, planted: readonly Planted[]): Finding[] {
  const found: { readonly sample: Planted; readonly at: number }[] = [];
  for (const sample of planted) {
    for (let at = document.source.indexOf(sample.value); at >= 0;) {
      found.push({ sample, at });
      at = document.source.indexOf(sample.value, at + sample.value.length);
    }
  }
  const findings = found
    .sort((left, right) => left.at - right.at)
    .map(({ sample, at }, index) => makeFinding(document, sample, { start: at, end: at + sample.value.length }, index));
  const keys = findings.filter((finding) => finding.kind === 'aws-credential');
  return findings.map((finding) =>
    finding.kind === 'aws-credential'
      ? { ...finding, related: keys.filter((key) => key !== finding).map((key) => key.fingerprint) }
      : finding,
  );
}

function makeFinding(document: ParsedDocument, sample: Planted, sensitive: Span, index: number): Finding {
  const kind: SecretKind = sample.kind.startsWith('aws-') ? 'aws-credential' : 'storable';
  const text = message('A planted secret.');
  const base = {
    detector: kind === 'aws-credential' ? sample.kind : 'password-in-assignment',
    kind,
    severity: 'error',
    confidence: 'high',
    span: sensitive,
    sensitive,
    secret: new Secret(sample.value),
    message: text,
    evidence: text,
    name: [] as readonly string[],
    facts: {},
    fingerprint: `planted-${String(index)}`,
    related: [] as readonly string[],
  } as const;
  const literal = literalOf(document, base);
  if (literal === undefined) {
    return base;
  }
  const scheme = /^[a-z][a-z0-9+.-]*(?=:\/\/)/i.exec(literal.text)?.[0];
  return {
    ...base,
    name: literal.name,
    ...(scheme !== undefined && literal.text.replaceAll(HOLE, '').includes('@')
      ? { detector: 'connection-string', span: literal.span, secret: new Secret(literal.text), facts: { scheme } }
      : {}),
  };
}
