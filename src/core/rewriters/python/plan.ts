import { isConstant } from '../../languages/literal';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import { isPythonCdk } from '../cdk/python';
import { isPythonPulumi } from '../pulumi/python';
import type { FixRequest, FixTarget, Plan, Refusal, SecretReference } from '../rewriter';
import { handedDefaultNote } from '../shared/handedDefault';
import { connectionPassword, nameHint, productOf, snakeCase } from '../shared/identifiers';
import { literalOf } from '../shared/literals';
import { madeInAnyCase, refuse } from '../shared/plans';
import { variableOf } from '../shared/readVariables';
import { deferralEdits, deferralOf } from './deferral';
import type { Deferral } from './deferral';
import { lazyEdit, staysLazy, vanishes, withoutDefault } from './defaultEdits';
import type { EnvironmentDefault } from './environmentDefault';
import { environmentDefaultOf } from './environmentDefault';
import { readFile } from './file';
import type { PythonFile } from './file';
import { lookupExpression, missingPackages, wayChanges, wayOf } from './lookup';
import type { Way } from './lookup';
import { Setup } from './setup';
import { isPython2, momentOf, obstacleAt, settingsObstacle } from './spot';
import type { Moment } from './spot';
import { hasQuoteLeft, substitute } from './substitution';
import { ownersOf } from './owners';
import { targetOf } from './target';
import type { Target } from './target';
import { functionAround } from './tree';
import type { PyNode } from './tree';

type LookupTarget = Exclude<FixTarget, 'default-credential-chain'>;

interface Situation {
  readonly request: FixRequest;
  readonly file: PythonFile;
  readonly target: Target;
  readonly way: Way;
  readonly moment: Moment;
  readonly fallback: EnvironmentDefault | undefined;
  /** How the look-up waits until it is needed; undefined where it does not, or does so as it stands. */
  readonly deferral: Deferral | undefined;
}

/** The plan that puts a look-up where a finding's literal stands. */
export function planLookup(request: FixRequest, kind: LookupTarget): Plan | Refusal | undefined {
  const { document, finding } = request;
  const file = finding.kind === 'storable' ? readFile(document) : undefined;
  const literal = file && literalOf(document, finding);
  if (!file || !literal || isPythonCdk(request) || (kind !== 'environment' && isPythonPulumi(request))) {
    return undefined;
  }
  const target = targetOf(document, file, finding);
  if (target === undefined || 'template' in target) {
    return target && refuse(kind, target);
  }
  const obstacle = obstacleAt(file, target.node);
  if (obstacle) {
    return refuse(kind, obstacle.reason, ...(obstacle.environment ? (['environment'] as const) : []));
  }
  const settings = kind === 'environment' ? settingsObstacle(file, target.node) : undefined;
  if (settings !== undefined) {
    return refuse(kind, settings, 'secretsmanager', 'parameterstore');
  }
  if (!hasQuoteLeft(file, target)) {
    return refuse(
      kind,
      message(
        'This f-string stands within another one: before Python 3.12 no quote is left for a name in it. Give the inner string a variable of its own first.',
      ),
    );
  }
  if (kind !== 'environment' && isPython2(file)) {
    return refuse(kind, message('This file is written for Python 2, which boto3 no longer supports.'), 'environment');
  }
  const fallback = target.kind === 'whole' ? environmentDefaultOf(file, target.node) : undefined;
  const deferral = fallback === undefined ? deferralOf(file, target, kind) : undefined;
  const situation: Situation = {
    request,
    file,
    target,
    way: wayOf(kind, request.project, file),
    moment: momentOf(file, spotOf(target, deferral)),
    fallback,
    deferral,
  };
  return makePlan(
    situation,
    kind,
    hintOf(situation, finding.name.length > 0 ? finding.name : literal.name, isConstant(literal)),
  );
}

function makePlan(situation: Situation, kind: LookupTarget, hint: string): Plan {
  const { request, file, target, way, fallback } = situation;
  const review = reviewNotes(situation, kind);
  return {
    kind: 'plan',
    target: kind,
    safety: review.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [
      ...review,
      ...wayChanges(way, kind),
      ...parameterNotes(situation),
      ...momentNotes(situation, kind),
    ],
    missingDependencies: missingPackages(way, request.project),
    value: new Secret(target.value),
    nameHint: hint,
    ...(kind === 'environment' && variableOf(file.source, fallback?.variable)),
    fixes: [request.finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : lookupEdits(situation, reference)),
  };
}

function lookupEdits(situation: Situation, reference: SecretReference): TextEdit[] {
  const { request, file, target, way, moment, fallback, deferral } = situation;
  const spot = spotOf(target, deferral);
  const setup = new Setup(file, spot, request.project.dependencies);
  if (reference.target === 'environment' && fallback && vanishes(fallback)) {
    return withoutDefault(file, setup, fallback, () => '');
  }
  const expression = lookupExpression(file, setup, way, reference, spot, moment.importTime);
  if (fallback && reference.target === 'environment') {
    const edits = withoutDefault(file, setup, fallback, expression);
    return fallback.form === 'conditional' || (fallback.form === 'library' && edits.some((edit) => edit.text === ''))
      ? edits
      : [...edits, ...setup.edits()];
  }
  const whole = (quote: '"' | "'"): string =>
    expression(quote) + (target.kind === 'whole' && target.bytes ? '.encode()' : '');
  const lazy = fallback && target.kind === 'whole' ? lazyEdit(file, setup, fallback, whole) : undefined;
  if (deferral !== undefined) {
    const edits = deferralEdits(
      file,
      setup,
      target.node,
      deferral,
      () => substitute(file, target, expression),
      whole(file.quote),
    );
    return [...edits, ...setup.edits()];
  }
  return [...(lazy ? [lazy] : substitute(file, target, expression)), ...setup.edits()];
}

/** What a person should look at before it is applied. */
function reviewNotes(situation: Situation, kind: LookupTarget): Message[] {
  const { moment, fallback } = situation;
  const notes: Message[] = [];
  if (kind !== 'environment' && moment.async) {
    notes.push(message('The look-up blocks the event loop while it waits for AWS, the first time it is made.'));
  }
  if (kind !== 'environment' && isAirflowDag(situation.file) && isMadeByParsing(situation)) {
    // https://airflow.apache.org/docs/apache-airflow/stable/best-practices.html#top-level-python-code
    notes.push(
      message(
        'Airflow runs this file each time it parses its DAGs, about twice a minute, and each run makes this look-up. A connection or variable of the Secrets Manager backend (AIRFLOW__SECRETS__BACKEND) that a template or a task reads is looked up only when the task runs.',
      ),
    );
  }
  if (kind !== 'environment' && fallback && !staysLazy(fallback)) {
    notes.push(madeInAnyCase(fallback.variable));
  }
  const handed =
    kind === 'environment' || fallback
      ? undefined
      : handedDefaultNote(situation.request.document.source, situation.target.node.start);
  if (handed !== undefined) {
    notes.push(handed);
  }
  if (kind === 'environment' && fallback) {
    notes.push(
      vanishes(fallback)
        ? message('The program no longer sets {0} itself: it must be set before the program starts.', fallback.variable)
        : message('Where {0} is not set, the program now fails instead of using the default.', fallback.variable),
    );
  }
  return notes;
}

function momentNotes(situation: Situation, kind: LookupTarget): Message[] {
  if (kind === 'environment') {
    return [];
  }
  return isMadeByImport(situation)
    ? [
        message(
          'The look-up is a network call while this module is imported: the import fails where the look-up fails.',
        ),
      ]
    : [message('The look-up is a network call the first time this code runs.')];
}

/** Whether the look-up is made while its module is imported: a notebook is not. */
function isMadeByImport({ file, moment, deferral }: Situation): boolean {
  return file.path?.endsWith('.ipynb') !== true && moment.importTime && deferral === undefined;
}

/** Whether Airflow makes the look-up when it parses the file: it calls what `@dag` stands before to learn of its tasks. */
function isMadeByParsing(situation: Situation): boolean {
  const { file, target, deferral } = situation;
  const definition = functionAround(spotOf(target, deferral));
  const decorated = definition?.parent;
  return (
    isMadeByImport(situation) ||
    (decorated?.type === 'decorated_definition' &&
      decorated.children.some((child) => child.type === 'decorator' && /^@dag\b/.test(file.text(child))))
  );
}

/** Whether a file declares workflows of Airflow. */
function isAirflowDag({ imports, source }: PythonFile): boolean {
  return (
    imports.some(({ module }) => /^airflow(?:\.|$)/.test(module)) && /\bDAG\s?\(|(?:^|\n)[\t ]{0,8}@dag\b/.test(source)
  );
}

function parameterNotes({ deferral }: Situation): Message[] {
  return deferral?.kind === 'parameter'
    ? [message('Whoever passes None for {0} now gets the value that is looked up.', deferral.parameter.name)]
    : [];
}

/** Where the look-up comes to stand. */
function spotOf(target: Target, deferral: Deferral | undefined): PyNode {
  return deferral?.kind === 'parameter' ? deferral.parameter.first : target.node;
}

function hintOf(situation: Situation, path: readonly string[], constant: boolean): string {
  const { request, fallback, target } = situation;
  if (fallback) {
    return fallback.variable;
  }
  const scheme = request.finding.facts['scheme'];
  const hint = nameHint(
    path,
    scheme === undefined ? 'secret' : `${productOf(scheme)}_url`,
    ownersOf(situation.file, target.node),
  );
  const name = path.includes(hint) ? hint : snakeCase(hint);
  // The secret is the password alone: it should not be called the URL that it goes into.
  if (target.kind === 'part' && (!constant || target.formatting) && scheme !== undefined) {
    const base = snakeCase(connectionPassword(name, scheme));
    return name === name.toUpperCase() ? base.toUpperCase() : base;
  }
  return name;
}
