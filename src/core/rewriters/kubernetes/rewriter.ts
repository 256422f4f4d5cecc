import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { formatOf, isKustomization } from '../config/formats';
import { storableSite } from '../config/inPlace';
import { keysOf, textOf } from '../config/nodes';
import { unparsedYaml } from '../config/unparsed';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { planArgument } from './argument';
import { planConfigMapKey } from './configMap';
import { mountedClass, planSynced } from './csi';
import { inResource } from './json';
import { planReleaseValue } from './helmRelease';
import { planSecretKey } from './secret';
import { planVariable } from './variable';

/**
 * Has the External Secrets Operator fetch what Kubernetes manifests hold, or the Secrets Store CSI driver where the
 * workload uses it. Templates of charts are left alone: what stands between their `{{ }}` may be there or not.
 */
export const rewriter: Rewriter = {
  id: 'kubernetes',
  languages: ['yaml', 'json'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, document, finding } = request;
    if (target === 'default-credential-chain') {
      return undefined;
    }
    const site = storableSite(request, 'kubernetes');
    if (site === undefined) {
      return isTemplate(document) && finding.kind === 'storable' && formatOf(document) === 'kubernetes'
        ? refuse(target, unparsed(document))
        : undefined;
    }
    if ('template' in site) {
      return refuse(target, site);
    }
    return document.tree?.hasErrors === true || isTemplate(document)
      ? refuse(target, unparsed(document))
      : planSite(inResource(site), target);
  },
};

/** Whether lines of a file are instructions of a template: `{{- if … }}`. */
function isTemplate({ source }: ParsedDocument): boolean {
  return /^[ \t]{0,40}\{\{/m.test(source);
}

function unparsed(document: ParsedDocument): Message {
  const reason = isTemplate(document) ? undefined : unparsedYaml(document);
  return reason ?? message('The file does not parse as YAML (a template?); the fix is offered where it does.');
}

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  if (target === 'environment') {
    const stored = planSite(site, 'secretsmanager');
    return stored.kind === 'plan'
      ? refuse(
          target,
          message('Kubernetes fills nothing into manifests from the environment.'),
          'secretsmanager',
          'parameterstore',
        )
      : { ...stored, target };
  }
  const [first, ...rest] = keysOf(site.steps);
  // A Component of Kustomize is put together as a Kustomization is.
  const isKustomize =
    /^kustomize\.config\.k8s\.io\//.test(textOf(site.root, 'apiVersion') ?? '') ||
    isKustomization(site.request.document.path);
  const kind = isKustomize ? 'Kustomization' : textOf(site.root, 'kind');
  if (kind === 'Secret' && (first === 'data' || first === 'stringData') && rest.length === 1 && site.whole) {
    return planSecretKey(site, target);
  }
  const moved =
    kind === 'ConfigMap'
      ? planConfigMapKey(site, target)
      : isWorkload(kind) && mountedClass(site.root) === undefined
        ? planArgument(site, target)
        : planReleaseValue(site, target);
  if (moved !== undefined) {
    return moved;
  }
  const last = site.steps.at(-1);
  const isVariable = last?.kind === 'entry' && last.entry.key === 'value' && textOf(last.of, 'name') !== undefined;
  if (isVariable && !isOfEnvironment(site)) {
    return refuse(target, noVariable());
  }
  if (isVariable && site.whole) {
    const mounted = mountedClass(site.root);
    return mounted === undefined
      ? planVariable(site, target, last.of, last.entry)
      : planSynced(site, target, last.of, last.entry, mounted);
  }
  if (isVariable) {
    return refuse(
      target,
      message(
        'Kubernetes fills no variables into what it reads from a Secret: give the secret a variable of its own, write $(NAME) for it here, and fix it there.',
      ),
    );
  }
  if (isWorkload(kind) && keysOf(site.steps).includes('exec')) {
    return refuse(
      target,
      message(
        'Kubernetes fills no variable into what a probe or a hook executes: have a shell execute it (sh -c), give the container a variable that reads a Secret, and name that in the script.',
      ),
    );
  }
  return refuse(target, otherwise(kind, first));
}

/**
 * Whether a name and its value are a variable of a container: `env`, and what resources of other kinds call theirs
 * (`extraEnv`, `envVars`). A header, a parameter of a chart or of a pipeline has no `valueFrom`.
 */
function isOfEnvironment({ steps }: ConfigSite): boolean {
  const list = keysOf(steps).at(-3);
  return list !== undefined && /^(?:env|[a-z]\w*Env)(?:s|Vars?)?$/.test(list);
}

function noVariable(): Message {
  return message(
    'Only the variables of a container read a Secret: see whether this kind of resource has a field that names one (existingSecret, secretRef, valuesFrom), have an ExternalSecret make that Secret, and take the value out here.',
  );
}

/** What to do where a secret stands in no variable and is no whole value of a Secret. */
function otherwise(kind: string | undefined, section: string | undefined): Message {
  if (kind === 'ConfigMap') {
    return message('A ConfigMap is stored in clear: move the value into a Secret, and read it from there.');
  }
  if (kind === 'Kustomization' && section !== undefined && !/Generator$/.test(section)) {
    return message(
      'Kustomize fills nothing in: have the patch write a valueFrom that reads a Secret, and an ExternalSecret make that.',
    );
  }
  if (kind === 'Kustomization') {
    return message(
      'Kustomize fills nothing in: take the literal out of the generator, and list an ExternalSecret under resources that makes a Secret of this name (spec.target.name, without a prefix or a hash). On one machine, envs: with a file that git ignores does.',
    );
  }
  if (kind === 'List') {
    return message('The resource is an item of a List: write it as a document of its own, and fix it there.');
  }
  if (kind === 'Secret' && (section === 'data' || section === 'stringData')) {
    return message(
      'The secret is a part of a longer value: have an ExternalSecret make the Secret, with a template (spec.target.template) that puts the value into its text.',
    );
  }
  return isWorkload(kind)
    ? message('Kubernetes reads a Secret only into a variable or a file: move the value into a variable first.')
    : noVariable();
}

function isWorkload(kind: string | undefined): boolean {
  return kind !== undefined && workloads.has(kind);
}

/** The kinds of Kubernetes itself that run containers. */
const workloads: ReadonlySet<string> = new Set([
  ...['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob'],
  'PodTemplate',
]);
