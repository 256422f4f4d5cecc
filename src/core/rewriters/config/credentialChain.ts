import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { ownEndpointNote } from '../code/ownEndpoint';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { halfStays, withRelated } from '../shared/findings';
import { keysLeave, refuse } from '../shared/plans';
import { formatOf, isKustomization } from './formats';
import type { ConfigFormat } from './formats';
import type { ConfigEntry, ConfigItem, ConfigNode, ConfigPlace, Step } from './model';
import { keysOf, placeOf, readNodes, textOf } from './nodes';
import { removeAll } from './removal';
import { siteOf } from './site';
import { isToolOption } from './toolOptions';

const target = 'default-credential-chain';

/** The variables that the default chain reads: https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html */
export const chainVariable = /^aws_(?:access_key_id|secret_access_key|session_token|security_token)$/i;

/** Pipelines whose service keeps secret variables, which jobs have in their environment. */
const keptByService: ReadonlySet<ConfigFormat | undefined> = new Set([
  'circleci',
  'bitbucket',
  'azure-pipelines',
  'travis',
  'drone',
]);

/** Takes the variables that hold AWS keys out of a YAML or JSON document, so that the role or profile around counts. */
export function planVariableRemoval(request: FixRequest): Plan | Refusal | undefined {
  const { finding, findings, document } = request;
  const roots = finding.kind === 'aws-credential' ? readNodes(document) : [];
  if (placeOf(roots, finding.span) === undefined) {
    return undefined;
  }
  const group = withRelated(finding, findings);
  const paths: (readonly Step[])[] = [];
  const options: (readonly Step[])[] = [];
  let depth = 0;
  for (const one of group) {
    const site = siteOf({ ...request, finding: one }, roots);
    const variable = site === undefined || 'template' in site ? undefined : variableOf(site);
    if (variable === undefined) {
      return refuse(target, embeddedReason(document, finding.span.start));
    }
    if (isParameter(formatOf(document), keysOf(variable.steps))) {
      return refuse(target, parameterReason(variable.name));
    }
    if (isNamed(variable.steps) || (site !== undefined && 'scalar' in site && site.scalar.anchored)) {
      return refuse(
        target,
        message(
          'An anchor names the value, and what is used elsewhere cannot go from here: take the aliases out first.',
        ),
      );
    }
    if (isToolOption(formatOf(document), optionPlace(request, variable.steps))) {
      options.push(variable.steps);
    } else if (!chainVariable.test(variable.name)) {
      return refuse(target, ownSetting(variable.name));
    }
    paths.push(variable.steps);
    depth = Math.max(depth, variable.steps.length);
  }
  const staying = [
    ...options.flatMap((steps) => stayingOptions(request, steps, paths)),
    ...paths.flatMap((steps) => stayingVariables(steps, paths)),
  ].at(0);
  if (staying !== undefined) {
    return refuse(target, halfStays(staying));
  }
  const isOfSecret = paths.some((steps) => {
    const root = roots.find((one) => one === steps[0]?.of);
    return (
      formatOf(document) === 'kubernetes' &&
      (textOf(root, 'kind') === 'Secret' || (isKustomization(document.path) && keysOf(steps)[0] === 'secretGenerator'))
    );
  });
  return keysLeave(
    group,
    [
      ...(isOfSecret
        ? [
            message(
              'Workloads that read these keys of the Secret (secretKeyRef, envFrom, volumes) do not start without them: take that out first.',
            ),
          ]
        : []),
      ...(formatOf(document) === 'gitlab-ci'
        ? [
            message(
              'Jobs get credentials from CI/CD variables of these names in the project (masked and protected), or, without any key, from a role that they assume with an id_token.',
            ),
          ]
        : []),
      ...(keptByService.has(formatOf(document))
        ? [
            message(
              'Jobs get credentials from secret variables of these names that the service keeps, or, without any key, from a role that they assume by OpenID Connect.',
            ),
          ]
        : []),
      ...(options.some(hasOwnEndpoint) ? [ownEndpointNote()] : []),
      message(
        'The variables are removed: whatever runs here now needs credentials of its own (the role of the task, function, instance or service account; a profile on a developer’s machine).',
      ),
    ],
    // The list or map of variables goes with its last one, what holds it stays; Spring's properties only have paths. What
    // has options of a tool means something when it is empty, too: `sigv4: {}` signs.
    () =>
      removeAll(
        document.source,
        paths,
        formatOf(document) === 'spring' ? 0 : options.length > 0 ? depth - 1 : depth - 2,
      ),
  );
}

/** Whether an anchor names what goes. */
function isNamed(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  return (last?.kind === 'entry' ? last.entry : last?.item)?.value?.anchored === true;
}

/**
 * The options beside one that is taken out that are keys, too, and stay: read from the environment, or filled in by a
 * template. Tools stop where they have one half of a key.
 */
function stayingOptions(
  request: FixRequest,
  steps: readonly Step[],
  going: readonly (readonly Step[])[],
): readonly string[] {
  const last = steps.at(-1);
  return last?.kind !== 'entry'
    ? []
    : last.of.entries
        .filter(
          (entry) =>
            entry.value?.kind === 'scalar' &&
            !isEmpty(entry.value) &&
            isToolOption(
              formatOf(request.document),
              optionPlace(request, [...steps.slice(0, -1), { ...last, entry }]),
            ) &&
            stays(entry, going),
        )
        .map(({ key }) => key);
}

/** The variables beside one that is taken out that the default chain reads, too, and that stay with a value. */
function stayingVariables(steps: readonly Step[], going: readonly (readonly Step[])[]): readonly string[] {
  const last = steps.at(-1);
  const names =
    last?.kind === 'entry'
      ? last.of.entries
          .filter((entry) => stays(entry, going) && entry.value !== undefined && !isEmpty(entry.value))
          .map(({ key }) => key)
      : last?.of.items.filter((item) => stays(item, going)).map(({ value }) => nameOfItem(value));
  return (names ?? []).flatMap((name) => (name !== undefined && chainVariable.test(name) ? name : []));
}

/** Whether an entry or item is none of those that go. */
function stays(one: ConfigEntry | ConfigItem, going: readonly (readonly Step[])[]): boolean {
  return !going.some((path) => {
    const step = path.at(-1);
    return one === (step?.kind === 'entry' ? step.entry : step?.item);
  });
}

function isEmpty(node: ConfigNode): boolean {
  return node.kind === 'scalar' && /^(?:null|~)?$/.test(node.text);
}

/** The variable that an item of a list sets, or has passed on: `KEY=value`, `KEY`, `{ name: KEY, valueFrom: … }`. */
function nameOfItem(item: ConfigNode | undefined): string | undefined {
  return item?.kind === 'scalar' ? /^(?:export )?(\w+)(?:\s?=\s?.|$)/.exec(item.text)?.[1] : textOf(item, 'name');
}

/** Whether the options of a tool name an endpoint that is not one of AWS. */
function hasOwnEndpoint(steps: readonly Step[]): boolean {
  const holder = steps.at(-1)?.of;
  const endpoint = textOf(holder, 'endpoint') ?? textOf(holder, 's3_endpoint') ?? '';
  return endpoint !== '' && !/\bamazonaws\.com\b/.test(endpoint);
}

/** Whether keys of a pipeline are a parameter of what it calls, not a variable that it sets. */
function isParameter(format: ConfigFormat | undefined, keys: readonly string[]): boolean {
  const holder =
    keys
      .filter((key) => !/^(?:\[\d+\]|value)$/.test(key))
      .slice(0, -1)
      .at(-1) ?? '';
  return (
    keptByService.has(format) &&
    keys.at(-1)?.startsWith('[') !== true &&
    !/^(?:environment|env|variables|global)$/.test(holder)
  );
}

/** A file of profiles as a text within another (`credentials.secretContents.cloud` of Velero, a ConfigMap), or another text. */
function embeddedReason({ source }: ParsedDocument, offset: number): Message {
  const before = source.slice(Math.max(0, offset - 300), offset);
  return /\n[ \t]*\[[\w -]{1,60}\][ \t]*\r?\n(?:[ \t]*\w+[ \t]*=[^\n]*\n)*[ \t]*aws_(?:access_key_id|secret_access_key)[ \t]*=[ \t]*$/i.test(
    before,
  )
    ? message(
        'The text is a file of AWS profiles that a program is given: give its service account, task or instance a role (on EKS by IRSA or Pod Identity), have it run without this file (for Velero: credentials.useSecret: false), and take the text out.',
      )
    : message('The key is part of a longer text or of a list: it has to be taken out by hand.');
}

function parameterReason(name: string): Message {
  return message(
    'The key is given to a step as its parameter {0}, which it may not do without: have the step sign in by a role (OpenID Connect) or by variables that the service keeps, then delete the parameter.',
    name,
  );
}

/** Why a key stays where nothing tells what reads it, or by which name. */
export function readerDecides(): Message {
  return message(
    'What reads this file decides what happens without the key: mostly a client without keys takes a role, a profile or the environment. Delete the lines, and try; then deactivate the key.',
  );
}

/** That a key is read by a name of the program's own. */
export function ownSetting(name: string): Message {
  return message(
    'The key is read by a name of its own, {0}, not as one of the variables of the default credential chain: have the program create its client without keys first, then delete the setting.',
    name,
  );
}

function optionPlace(
  { document }: FixRequest,
  steps: readonly Step[],
): { readonly root: ConfigNode; readonly keys: readonly string[]; readonly path: string } {
  const [first] = steps;
  const root = first?.of ?? { kind: 'map', span: { start: 0, end: 0 }, flow: false, anchored: false, entries: [] };
  return { root, keys: keysOf(steps), path: document.path?.toLowerCase() ?? '' };
}

interface Variable {
  readonly name: string;
  /** To the entry or item that goes. */
  readonly steps: readonly Step[];
}

/** The variable that a value belongs to: a key, the `name` beside a `value`, or `KEY=value` in a list. */
export function variableOf(site: ConfigPlace & { readonly whole: boolean }): Variable | undefined {
  const { steps, scalar, whole } = site;
  const last = steps.at(-1);
  if (last?.kind === 'item') {
    // What goes on behind the value is a command that has the variable.
    const name =
      /^(?:export )?([A-Za-z_][\w.-]{0,200})\s?=\s?(?:[^\s"']\S{0,8000}|"[^"]{0,8000}"|'[^']{0,8000}')$/.exec(
        scalar.text,
      )?.[1];
    return name === undefined ? undefined : { name, steps };
  }
  if (last === undefined || !whole) {
    return undefined;
  }
  const outer = steps.at(-2);
  if (/^value$/i.test(last.entry.key) && outer?.kind === 'item') {
    const name = textOf(last.of, 'name') ?? textOf(last.of, 'Name') ?? textOf(last.of, 'key') ?? textOf(last.of, 'Key');
    return name === undefined ? undefined : { name, steps: steps.slice(0, -1) };
  }
  return { name: keysOf(steps).at(-1) ?? '', steps };
}
