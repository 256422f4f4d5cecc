import type { ParsedDocument } from '../../languages/document';
import { isTemplate } from '../cloudformation/template';
import { jvmFramework } from './jvmFrameworks';

/** A format that is written in YAML or JSON (Spring's also as properties). */
export type ConfigFormat =
  | 'cloudformation'
  | 'compose'
  | 'kubernetes'
  | 'github-actions'
  | 'gitlab-ci'
  | 'circleci'
  | 'bitbucket'
  | 'azure-pipelines'
  | 'travis'
  | 'drone'
  | 'ecs-task-definition'
  | 'serverless'
  | 'spring'
  | 'ansible'
  | 'codebuild'
  | 'copilot'
  | 'app-runner'
  | 'rails'
  | 'packer'
  | 'terraform-json';

/** Which format a document is in, by its content and its path; undefined where it is none that we know. */
export function formatOf(document: ParsedDocument): ConfigFormat | undefined {
  const { source, language } = document;
  const path = document.path?.toLowerCase() ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (language.id === 'json') {
    return /\.(?:tf|tofu|tfvars)\.json$/.test(name)
      ? 'terraform-json'
      : isPackerTemplate(source)
        ? 'packer'
        : jsonFormat(source);
  }
  if (language.id === 'properties') {
    return /^(?:application|bootstrap)[^/]*\.properties$/.test(name) && jvmFramework(source) === undefined
      ? 'spring'
      : undefined;
  }
  return language.id === 'yaml' ? yamlFormat(source, path, name) : undefined;
}

function jsonFormat(source: string): ConfigFormat | undefined {
  return isTemplate(source)
    ? 'cloudformation'
    : /"containerDefinitions"\s{0,9}:/.test(source)
      ? 'ecs-task-definition'
      : isManifest(source)
        ? 'kubernetes'
        : undefined;
}

/** https://developer.hashicorp.com/packer/docs/templates/legacy_json_templates */
function isPackerTemplate(source: string): boolean {
  return (
    /"builders"\s{0,9}:\s{0,9}\[/.test(source) &&
    /"(?:provisioners|post-processors|ssh_username|communicator|source_ami|ami_name|iso_url|variables)"\s{0,9}:/.test(
      source,
    )
  );
}

/** Whether JSON has the version and the kind of Kubernetes' objects: https://kubernetes.io/docs/reference/using-api/#api-versioning */
function isManifest(source: string): boolean {
  return (
    /"apiVersion"\s{0,9}:\s{0,9}"(?:[\w.-]{1,100}\/)?v\d{1,2}(?:(?:alpha|beta)\d{1,2})?"/.test(source) &&
    /"kind"\s{0,9}:\s{0,9}"[A-Z]/.test(source)
  );
}

function yamlFormat(source: string, path: string, name: string): ConfigFormat | undefined {
  if (/^serverless[^/]*\.ya?ml$/.test(name)) {
    return 'serverless';
  }
  if (/(?:^|\.)gitlab-ci\.ya?ml$/.test(name)) {
    return 'gitlab-ci';
  }
  const service = pipelineService(source, path, name);
  if (service !== undefined) {
    return service;
  }
  if (/^buildspec[\w.-]*\.ya?ml$/.test(name) || (/^version: ["']?0\.[12]\b/m.test(source) && key('phases', source))) {
    return 'codebuild';
  }
  if (isRailsSetting(source, path)) {
    return 'rails';
  }
  if (name === 'apprunner.yaml') {
    return 'app-runner';
  }
  if (isCopilotManifest(source, path)) {
    return 'copilot';
  }
  if (/(?:^|\/)\.github\/workflows\//.test(path) || (key('jobs', source) && key('on', source))) {
    return 'github-actions';
  }
  if (isTemplate(source)) {
    return 'cloudformation';
  }
  // Before what goes by a file's name: Argo CD's manifests are called application.yaml as Spring's settings are.
  if ((key('apiVersion', source) && key('kind', source)) || isKustomization(path)) {
    return 'kubernetes';
  }
  if (
    /^(?:docker-)?compose[^/]*\.ya?ml$/.test(name) ||
    (key('services', source) && /^\s{1,20}(?:image|build):/m.test(source))
  ) {
    return 'compose';
  }
  if (/^(?:application|bootstrap)[^/]*\.ya?ml$/.test(name) && jvmFramework(source) === undefined) {
    return 'spring';
  }
  const isPlay =
    /^- name\b/m.test(source) &&
    /^ {2,8}(?:hosts|tasks|roles|when|become|register|ansible\.builtin\.\w{1,40}):/m.test(source);
  return isPlay ||
    isAnsibleInventory(source) ||
    /^- (?:hosts|import_playbook):/m.test(source) ||
    /(?:^|\/)(?:group_vars|host_vars|playbooks?|roles)\//.test(path)
    ? 'ansible'
    : undefined;
}

/** The service whose pipeline a document is, by the file that the service looks for, or by what only its pipelines have. */
function pipelineService(source: string, path: string, name: string): ConfigFormat | undefined {
  if (/(?:^|\/)\.circleci\/[^/]{1,100}\.ya?ml$/.test(path)) {
    return 'circleci';
  }
  if (/^bitbucket-pipelines[\w.-]*\.ya?ml$/.test(name)) {
    return 'bitbucket';
  }
  if (name === '.travis.yml') {
    return 'travis';
  }
  if (/(?:^|\/)\.(?:drone[\w.-]{0,60}|woodpecker(?:[\w.-]{0,60}|\/[^/]{1,100}))\.ya?ml$/.test(path)) {
    return 'drone';
  }
  const hasTask = /^ {0,40}- task: ["']?[A-Za-z][\w-]{0,80}@\d/m.test(source);
  return /^(?:[\w-]{0,40}[.-])?azure-pipeline[\w.-]*\.ya?ml$/.test(name) || hasTask ? 'azure-pipelines' : undefined;
}

/** https://aws.github.io/copilot-cli/docs/manifest/overview/ */
function isCopilotManifest(source: string, path: string): boolean {
  return (
    /(?:^|\/)copilot\/[^/]{1,100}\/manifest\.ya?ml$/.test(path) ||
    /^type: ["']?(?:(?:Load Balanced|Request-Driven) Web Service|(?:Backend|Worker) Service|Scheduled Job)\b/m.test(
      source,
    )
  );
}

/**
 * Whether Rails or a library of its evaluates Ruby in a file of settings: https://guides.rubyonrails.org/configuring.html
 */
function isRailsSetting(source: string, path: string): boolean {
  return (
    (/(?:^|\/)config\/(?:database|cable|cache|queue|storage|secrets|mongoid|sidekiq|elasticsearch|shards)\.ya?ml$/.test(
      path,
    ) &&
      (source.includes('<%') || /^(?:default|production|development|test|local|amazon|staging):/m.test(source))) ||
    (/(?:^|\/)config\/[^/]{1,100}\.yml(?:\.erb)?$/.test(path) && /<%=.{1,200}%>/.test(source))
  );
}

/**
 * Whether a file is the one that Kustomize looks for in a folder; it may go without its version and kind:
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function isKustomization(path: string | undefined): boolean {
  return /(?:^|\/)kustomization(?:\.ya?ml)?$/i.test(path ?? '');
}

/**
 * Whether a document lists the machines that Ansible manages, with a variable that says how to reach them:
 * https://docs.ansible.com/ansible/latest/inventory_guide/intro_inventory.html#inventory-basics-formats-hosts-and-groups
 */
function isAnsibleInventory(source: string): boolean {
  return (
    /^[ \t]{1,20}(?:hosts|children):[ \t]*(?:#.*)?$/m.test(source) &&
    /^[ \t]{2,40}ansible_(?:host|user|port|connection|password|ssh_pass|become_pass(?:word)?)[ \t]*:/m.test(source)
  );
}

/** Whether a key stands at the beginning of a line. */
function key(name: string, source: string): boolean {
  return source.startsWith(`${name}:`) || source.includes(`\n${name}:`);
}
