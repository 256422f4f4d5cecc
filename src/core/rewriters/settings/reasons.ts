import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { appReasons } from './appReasons';

/** What is to be said of a file of settings that a tool reads in a way of its own. */
export interface Reason {
  /** Of the path, in lower case. */
  readonly path: RegExp;
  /** Of what the file holds, where other tools have files of that name. */
  readonly content?: RegExp;
  reason(): Message;
}

const reasons: readonly Reason[] = [
  ...appReasons,
  {
    // https://cloud.google.com/build/docs/securing-builds/use-secrets
    path: /(?:^|\/)cloudbuild[\w.-]*\.ya?ml$/,
    reason: () =>
      message(
        'The service that runs this pipeline keeps secrets itself: add the value there as a secret variable, and refer to it here.',
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
    // https://learn.microsoft.com/aspnet/config-builder
    path: /(?:^|\/)(?:web|app)(?:\.\w{1,40})?\.config$/,
    reason: () =>
      message(
        'ASP.NET fills settings in by configuration builders alone (configBuilders on appSettings and connectionStrings, with the package Microsoft.Configuration.ConfigurationBuilders.Environment, or one of your own that reads AWS): set one up, and take the value out here. Keys of machineKey belong in the configuration of the server.',
      ),
  },
  {
    // https://vector.dev/docs/reference/configuration/secrets/
    path: /(?:^|\/)vector[\w.-]{0,60}\.(?:toml|ya?ml)$/,
    reason: () =>
      message(
        'Vector fills in secrets of a backend: declare one of the type aws_secrets_manager whose secret is a JSON object, and write SECRET[backend.key] here. Variables of the environment it fills in by default only before 0.57.',
      ),
  },
  {
    // https://www.pulumi.com/docs/iac/concepts/secrets/
    path: /(?:^|\/)pulumi\.[\w.-]{1,60}\.ya?ml$/,
    reason: () =>
      message(
        'Pulumi keeps secrets of a stack encrypted: take the value out, and set it with pulumi config set --secret, or have the program read it (aws.secretsmanager.getSecretVersionOutput).',
      ),
  },
  {
    // https://twine.readthedocs.io/en/stable/#environment-variables
    path: /(?:^|\/)\.pypirc$/,
    reason: () =>
      message(
        'twine fills nothing in here, but takes TWINE_USERNAME and TWINE_PASSWORD from the environment, and asks the keyring: take the password out, and set the variable where you upload.',
      ),
  },
  {
    // https://everything.curl.dev/usingcurl/netrc.html
    path: /(?:^|\/)(?:[._]?netrc|\.pgpass|pgpass\.conf)$/,
    reason: () =>
      message(
        'Programs take what stands here for the password itself. Keep the file out of the repository, readable by its owner only, and have a script write it from AWS where it is needed (a build, an instance).',
      ),
  },
  {
    // https://kafka.apache.org/documentation/#config_providers, and KIP-887 for the environment
    path: /\.properties$/,
    content:
      /^(?:[\w.]{1,100}\.)?(?:sasl\.(?:jaas\.config|mechanism)|security\.protocol|ssl\.(?:key|trust)store\.\w{1,40})[ \t]*[=:]/m,
    reason: () =>
      message(
        'Kafka fills nothing in unless config providers are named: with config.providers=env and config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider (Kafka 3.5 and later), write ${env:NAME} here.',
      ),
  },
  {
    // https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment
    path: /\.service$/,
    reason: () =>
      message(
        'systemd fills nothing in from AWS, and shows what Environment= holds to every user: have a command before it (ExecStartPre=) write the value from AWS to a file below /run that EnvironmentFile= names, or the program read it.',
      ),
  },
  {
    // https://hub.docker.com/_/nginx
    path: /(?:^|\/)nginx[\w.-]{0,60}\.conf$|(?:^|\/)nginx\/.{0,200}\.conf$/,
    reason: () =>
      message(
        'nginx fills no variables of the environment in. Its image does so in templates: make this file /etc/nginx/templates/NAME.conf.template with ${NAME}, and give the container the variable; elsewhere, run envsubst before it starts.',
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
export function reasonFor({ path, source }: ParsedDocument): Message | undefined {
  const lower = path?.toLowerCase() ?? '';
  return reasons.find((one) => one.path.test(lower) && one.content?.test(source) !== false)?.reason();
}
