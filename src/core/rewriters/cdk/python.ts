import type { TextEdit } from '../../text/edit';
import { Secret } from '../../text/secret';
import { obstacleAt } from '../python/spot';
import { pythonString } from '../python/strings';
import { hasQuoteLeft, substitute } from '../python/substitution';
import { targetOf } from '../python/target';
import type { Target as PythonTarget } from '../python/target';
import { childIn } from '../python/tree';
import type { PyNode } from '../python/tree';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { snakeCase } from '../shared/identifiers';
import { literalOf } from '../shared/literals';
import { refuse } from '../shared/plans';
import { changesOf, judge } from './judge';
import type { Verdict } from './judge';
import type { Around, SpotOf } from './around';
import { hasPythonEntry, pythonBuildEdits, pythonContainerEdits } from './pythonEntries';
import { readPythonCdkFile, spanOf } from './pythonFile';
import type { PythonCdkFile } from './pythonFile';
import { PythonCdkImports } from './pythonImports';
import { pythonAround } from './pythonSpot';
import { entryReason, olderVersion, unclearReason } from './reasons';
import { secretValueText } from './secretExpression';
import type { CdkManner } from './secretExpression';
import { hintOfSpot } from './hint';
import { judgeUses } from './uses';

type Target = SecretReference['target'];

/** What of a file gives way: the value in one spot, or a variable that goes into several. */
export interface PythonPlace {
  readonly request: FixRequest;
  readonly file: PythonCdkFile;
  readonly target: PythonTarget;
  readonly spot: SpotOf<PyNode>;
  /** The variable's name. */
  readonly variable?: string;
  /** Of a variable: the calls of `SecretValue.unsafe_plain_text` that have it for their argument. */
  readonly plainTexts: readonly { readonly call: PyNode; readonly name: string }[];
}

/** Whether a finding stands in CDK code that no other rewriter must touch. */
export function isPythonCdk(request: FixRequest): boolean {
  return placeOf(request, 'secretsmanager') !== undefined;
}

/** The plan for a secret in CDK code of Python; undefined where it is none. */
export function planPython(request: FixRequest, target: Target): Plan | Refusal | undefined {
  const found = placeOf(request, target);
  if (found === undefined || 'kind' in found) {
    return found;
  }
  const { place, verdict } = found;
  if (verdict.kind === 'refusal') {
    return verdict;
  }
  if (!hasPythonEntry(place, verdict)) {
    return refuse(target, entryReason());
  }
  if (place.file.version1) {
    return refuse(target, olderVersion());
  }
  const review = verdict.kind === 'text' ? verdict.review : [];
  return {
    kind: 'plan',
    target,
    safety: review.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [...review, ...changesOf(verdict, target)],
    missingDependencies: [],
    value: new Secret(place.target.value),
    nameHint: hintOf(place, verdict),
    fixes: [request.finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : editsOf(place, verdict, reference)),
  };
}

function hintOf({ variable, spot }: PythonPlace, verdict: Verdict): string {
  const hint = variable ?? hintOfSpot(spot, verdict);
  return variable !== undefined || spot.path.includes(hint) || hint === spot.id ? hint : snakeCase(hint);
}

function placeOf(
  request: FixRequest,
  kind: Target,
): { readonly place: PythonPlace; readonly verdict: Verdict } | Refusal | undefined {
  const { document, finding } = request;
  const file = finding.kind === 'storable' ? readPythonCdkFile(document) : undefined;
  const target = file && targetOf(document, file.python, finding);
  if (
    file === undefined ||
    target === undefined ||
    'template' in target ||
    obstacleAt(file.python, target.node) !== undefined ||
    !hasQuoteLeft(file.python, target)
  ) {
    return undefined;
  }
  const around = pythonAround(
    file,
    target.node,
    target.kind === 'whole',
    literalOf(document, finding)?.use === 'environment-default',
  );
  switch (around.kind) {
    case 'other':
      return undefined;
    case 'unclear':
      return refuse(kind, unclearReason());
    case 'spot':
      return { place: { request, file, target, spot: around.spot, plainTexts: [] }, verdict: judge(around.spot, kind) };
    case 'variable':
      return ofVariable({ request, file, target, plainTexts: [] }, around, kind);
  }
}

function ofVariable(
  place: Omit<PythonPlace, 'spot'>,
  { declaration, name, alone }: Extract<Around<PyNode>, { kind: 'variable' }>,
  kind: Target,
): ReturnType<typeof placeOf> {
  const { scopes } = place.file.python;
  const scope = scopes.scopeAround(declaration);
  const bound = scopes.bindings(scope, name);
  const uses = scopes.references(scope, name).filter((node) => !bound.some((one) => one.node === node));
  const seen = bound.length === 1 && uses.length > 0 && place.target.kind === 'whole';
  const judged = judgeUses(
    seen ? uses.map((node) => pythonAround(place.file, node, true)) : undefined,
    name,
    kind,
    !alone || childIn(declaration, 'type') !== undefined,
  );
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

function editsOf(place: PythonPlace, verdict: Verdict, reference: SecretReference): TextEdit[] {
  const { file, target, spot, plainTexts } = place;
  const { python } = file;
  const imports = new PythonCdkImports(file);
  if (verdict.kind === 'container-secret') {
    return pythonContainerEdits(place, verdict.module, reference, imports);
  }
  if (verdict.kind === 'build-variable') {
    return pythonBuildEdits(place, reference, imports);
  }
  const { plainText } = spot;
  if (plainText !== undefined && plainText.start <= target.node.start && target.node.end <= plainText.end) {
    const callee = childIn(plainText, 'function');
    const owner = callee && childIn(callee, 'object');
    const secretValue = owner ? python.text(owner) : imports.secretValue();
    return [{ span: spanOf(plainText), text: secretValueText(secretValue, reference, manner(python.quote)) }];
  }
  const secretValue = imports.secretValue();
  const unwrap = plainTexts.length === 0 ? '.unsafe_unwrap()' : '';
  return [
    ...substitute(python, target, (quote) => secretValueText(secretValue, reference, manner(quote)) + unwrap),
    ...plainTexts.map(({ call, name }) => ({ span: { start: call.start, end: call.end }, text: name })),
    ...imports.edits(),
  ];
}

function manner(quote: '"' | "'"): CdkManner {
  return {
    text: (value) => pythonString(value, quote),
    name: snakeCase,
    named: (name, value) => `${snakeCase(name)}=${value}`,
  };
}
