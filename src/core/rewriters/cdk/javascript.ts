import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import { readFinding } from '../javascript/reading';
import type { ReadFinding } from '../javascript/reading';
import { replace } from '../javascript/replacement';
import { braces } from '../javascript/style';
import { quoted } from '../javascript/strings';
import { same, spanOf } from '../javascript/syntax';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import type { Around, SpotOf } from './around';
import { buildVariableEdits, containerSecretEdits, hasEntry } from './javascriptEntries';
import { readCdkFile } from './javascriptFile';
import type { JavascriptCdkFile } from './javascriptFile';
import { JavascriptCdkImports } from './javascriptImports';
import { aroundOf } from './javascriptSpot';
import { variableUses } from './javascriptVariables';
import { hintOfSpot } from './hint';
import { judgeUses } from './uses';
import { changesOf, judge } from './judge';
import type { Verdict } from './judge';
import { secretValueText } from './secretExpression';
import type { CdkManner } from './secretExpression';
import { entryReason, olderVersion, unclearReason } from './reasons';

type Target = SecretReference['target'];

/** What of a file gives way: the value in one spot, or a variable that goes into several. */
export interface JavascriptPlace {
  readonly request: FixRequest;
  readonly file: JavascriptCdkFile;
  readonly read: ReadFinding;
  readonly spot: SpotOf<SyntaxNode>;
  /** The variable's name. */
  readonly variable?: string;
  /** Of a variable: the calls of `SecretValue.unsafePlainText` that have it for their argument. */
  readonly plainTexts: readonly { readonly call: SyntaxNode; readonly name: string }[];
}

/** Whether a finding stands in CDK code that no other rewriter must touch. */
export function isJavascriptCdk(request: FixRequest): boolean {
  const place = placeOf(request, 'secretsmanager');
  return place !== undefined;
}

/** The plan for a secret in CDK code of TypeScript or JavaScript; undefined where it is none. */
export function planJavascript(request: FixRequest, target: Target): Plan | Refusal | undefined {
  const found = placeOf(request, target);
  if (found === undefined || 'kind' in found) {
    return found;
  }
  const { place, verdict } = found;
  if (verdict.kind === 'refusal') {
    return verdict;
  }
  if (!hasEntry(place, verdict)) {
    return refuse(target, entryReason());
  }
  if (place.file.version1 && (target === 'parameterstore' || verdict.kind !== 'secret-value')) {
    return refuse(target, olderVersion(), ...(verdict.kind === 'secret-value' ? (['secretsmanager'] as const) : []));
  }
  const review: readonly Message[] = verdict.kind === 'text' ? verdict.review : [];
  return {
    kind: 'plan',
    target,
    safety: review.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [...review, ...changesOf(verdict, target)],
    missingDependencies: [],
    value: new Secret(place.read.site.value),
    nameHint: place.variable ?? hintOfSpot(place.spot, verdict),
    fixes: [request.finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : editsOf(place, verdict, reference)),
  };
}

function placeOf(
  request: FixRequest,
  target: Target,
): { readonly place: JavascriptPlace; readonly verdict: Verdict } | Refusal | undefined {
  const root = request.document.tree?.root;
  const file = root && readCdkFile(root);
  const read = file && readFinding(request);
  if (file === undefined || read === undefined || 'reason' in read) {
    return undefined;
  }
  const around = aroundOf(file, read.site.node, read.site.kind === 'whole', read.literal.use === 'environment-default');
  switch (around.kind) {
    case 'other':
      return undefined;
    case 'unclear':
      return refuse(target, unclearReason());
    case 'spot':
      return { place: { request, file, read, spot: around.spot, plainTexts: [] }, verdict: judge(around.spot, target) };
    case 'variable':
      return ofVariable({ request, file, read, plainTexts: [] }, around, target);
  }
}

function ofVariable(
  place: Omit<JavascriptPlace, 'spot'>,
  { declaration, name, alone }: Extract<Around<SyntaxNode>, { kind: 'variable' }>,
  target: Target,
): ReturnType<typeof placeOf> {
  const typed = !alone || declaration.childForFieldName('type') !== null;
  const judged = judgeUses(variableUses(place.file, declaration, name), name, target, typed);
  if (judged === undefined || 'kind' in judged) {
    return judged;
  }
  const { spots, verdict } = judged;
  const [spot] = spots;
  const plainTexts = spots.flatMap(({ plainText }) => (plainText === undefined ? [] : [{ call: plainText, name }]));
  return (
    spot && {
      place: { ...place, variable: name, spot, plainTexts: verdict.kind === 'secret-value' ? plainTexts : [] },
      verdict,
    }
  );
}

function editsOf(place: JavascriptPlace, verdict: Verdict, reference: SecretReference): TextEdit[] {
  const { request, file, read, spot, plainTexts } = place;
  const { source } = request.document;
  const imports = new JavascriptCdkImports(file, source);
  const { style } = imports;
  const manner: CdkManner = {
    text: (value) => quoted(value, style.quote),
    name: (name) => name,
    named: (name, value) => braces([`${name}: ${value}`], style),
  };
  if (verdict.kind === 'container-secret') {
    return containerSecretEdits(place, verdict.module, reference, imports);
  }
  if (verdict.kind === 'build-variable') {
    return buildVariableEdits(place, reference, imports);
  }
  if (spot.plainText !== undefined && plainTexts.length === 0 && contains(spot.plainText, read.site.node)) {
    const callee =
      spot.plainText.childForFieldName('function')?.childForFieldName('object')?.text ?? imports.secretValue();
    return [{ span: spanOf(spot.plainText), text: secretValueText(callee, reference, manner) }];
  }
  const value = secretValueText(imports.secretValue(), reference, manner);
  const unwrapped = plainTexts.length === 0 ? `${value}.unsafeUnwrap()` : value;
  return [
    replace(read.site, { text: unwrapped, kind: 'call' }, style, source),
    ...plainTexts.map(({ call, name }) => ({ span: spanOf(call), text: name })),
    ...imports.edits(),
  ];
}

function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return same(outer, inner) || (outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex);
}
