import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import type { Message } from '../../text/message';

/** What is to be said of a file of settings that a tool reads in a way of its own. */
interface Reason {
  /** Of the path, in lower case. */
  readonly path: RegExp;
  reason(): Message;
}

const reasons: readonly Reason[] = [
  {
    // https://cloud.google.com/build/docs/securing-builds/use-secrets
    path: /(?:^|\/)cloudbuild[\w.-]*\.ya?ml$/,
    reason: () =>
      message(
        'The service that runs this pipeline keeps secrets itself: add the value there as a secret variable, and refer to it here.',
      ),
  },
  {
    // https://code.visualstudio.com/docs/reference/variables-reference#_environment-variables
    path: /(?:^|\/)\.vscode\/(?:launch|tasks)\.json$/,
    reason: () =>
      message(
        'VS Code fills in variables of its own environment (${env:NAME}) and asks for inputs (${input:NAME}) here: write one of these, or make the value a variable of the program.',
      ),
  },
  {
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
    path: /(?:^|\/)samconfig(?:\.[\w-]{1,60})?\.(?:toml|ya?ml)$/,
    reason: () =>
      message(
        'The SAM CLI fills nothing in here, and hands parameter_overrides to CloudFormation as they are. Take the parameter out, give the parameter of the template a dynamic reference as its default ({{resolve:secretsmanager:…}}), or use that in the property itself.',
      ),
  },
  {
    // https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability
    path: /(?:^|\/)action\.ya?ml$/,
    reason: () =>
      message(
        'An action reads no secrets of a repository: make the value an input of the action, use ${{ inputs.NAME }} here, and have the workflow pass a secret.',
      ),
  },
  {
    // https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config
    path: /(?:^|\/)(?:prometheus|alertmanager)[\w.-]{0,60}\.ya?ml$/,
    reason: () =>
      message(
        'Prometheus and Alertmanager fill no variables in here, but read passwords and tokens from files: write password_file, credentials_file or the like with the path of a file that the value is mounted as when the container starts.',
      ),
  },
  {
    // https://cloudinit.readthedocs.io/en/latest/explanation/format/cloud-config.html
    path: /(?:^|\/)(?:cloud-?(?:init|config)|user-?data)[\w.-]{0,60}\.ya?ml$/,
    reason: () =>
      message(
        'cloud-init fills nothing in, and whoever is on the machine can read its user data: have a command of runcmd look the value up with the role of the instance (aws secretsmanager get-secret-value) and write it where it is needed.',
      ),
  },
  {
    // https://docs.ansible.com/ansible/latest/inventory_guide/intro_inventory.html
    path: /(?:^|\/)(?:inventor(?:y|ies)(?:\/[^/]{1,100}){0,3}|hosts)(?:\.(?:ini|cfg|json|toml))?$/,
    reason: () =>
      message(
        'Ansible evaluates templates in the variables of an inventory: move the variable to group_vars or host_vars, and fix it there.',
      ),
  },
];

/**
 * The keys of `apikeys`, which NuGet keeps encrypted for one user of Windows, so that no variable can hold them.
 * https://learn.microsoft.com/nuget/reference/nuget-config-file#apikeys
 */
export function packageKeyReason({ path, source }: ParsedDocument, offset: number): Message | undefined {
  const open = /(?:^|\/)nuget\.config$/i.test(path ?? '') ? source.toLowerCase().lastIndexOf('<apikeys', offset) : -1;
  return open < 0 || /<\/apikeys/i.test(source.slice(open, offset))
    ? undefined
    : message(
        'NuGet takes what stands in apikeys for encrypted, and no variable for the key: take the entry out, and give the key when you push (dotnet nuget push --api-key, or the variable NUGET_API_KEY from NuGet 7.6).',
      );
}

/** Why a reference cannot stand in a file that a known tool reads, and what can; undefined where the tool is not known. */
export function reasonFor({ path }: ParsedDocument): Message | undefined {
  const lower = path?.toLowerCase() ?? '';
  return reasons.find((one) => one.path.test(lower))?.reason();
}
