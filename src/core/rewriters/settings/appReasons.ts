import { message } from '../../text/message';
import type { Reason } from './reasons';

/** Files of tools and applications that have a place of their own for secrets. */
export const appReasons: readonly Reason[] = [
  {
    // https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/#variables
    path: /(?:^|\/)pulumi\.ya?ml$/,
    reason: () =>
      message(
        'Pulumi’s YAML looks values up in its variables: declare one whose fn::invoke calls aws:secretsmanager:getSecretVersion, and write ${NAME.secretString} here, within fn::secret so that the state keeps it encrypted.',
      ),
  },
  {
    // https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.secrets.env-vars.html
    path: /(?:^|\/)\.ebextensions\/[^/]{1,100}\.config$/,
    reason: () =>
      message(
        'Elastic Beanstalk fetches variables itself: move this one to the namespace aws:elasticbeanstalk:application:environmentsecrets, with the ARN of the secret or parameter as its value, and let the instance profile read it.',
      ),
  },
  {
    // https://buildkite.com/docs/pipelines/security/secrets/buildkite-secrets
    path: /(?:^|\/)\.?buildkite\/[^/]{1,100}\.(?:ya?ml|json)$|(?:^|\/)buildkite\.(?:ya?ml|json)$/,
    reason: () =>
      message(
        'Buildkite keeps what a pipeline holds, also what it fills in when the pipeline is uploaded. Create a Buildkite secret in the cluster, name it under secrets: of the step, and read it in the command ($$NAME), or have the environment hook of the agent fetch the value from AWS.',
      ),
  },
  {
    // https://docs.docker.com/reference/cli/docker/login/#credential-stores
    path: /(?:^|\/)(?:\.docker\/config|\.?dockercfg|\.?dockerconfig|containers\/auth)(?:\.json)?$/,
    reason: () =>
      message(
        'Docker takes what stands here for the password itself, only encoded. Have a credential helper keep it (credsStore, or credHelpers with ecr-login for Amazon ECR), and take the entry out; in a pipeline, docker login --password-stdin.',
      ),
  },
  {
    // https://dev.mysql.com/doc/refman/8.4/en/mysql-config-editor.html
    path: /(?:^|\/)\.?(?:my|mysql|mariadb|client)\.cnf$/,
    reason: () =>
      message(
        'MySQL fills nothing in here. On a developer’s machine, keep the password with mysql_config_editor; on a server, have a script write this file from AWS (aws secretsmanager get-secret-value), readable by its owner only.',
      ),
  },
  {
    // https://alembic.sqlalchemy.org/en/latest/tutorial.html#editing-the-ini-file
    path: /(?:^|\/)alembic\.ini$/,
    reason: () =>
      message(
        'Alembic fills no variables in here: take the value out, and set it in env.py: config.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"].replace("%", "%%")).',
      ),
  },
  {
    // https://jakarta.ee/specifications/persistence/3.1/jakarta-persistence-spec-3.1#a12384
    path: /(?:^|\/)persistence(?:-[\w.-]{1,60})?\.xml$/,
    reason: () =>
      message(
        'Persistence fills nothing in here: use a data source of the server (jta-data-source), or take the property out and hand it to Persistence.createEntityManagerFactory(unit, properties), whose properties go before those of the file.',
      ),
  },
  {
    // https://docs.streamlit.io/develop/concepts/connections/secrets-management
    path: /(?:^|\/)\.streamlit\/secrets\.toml$/,
    reason: () =>
      message(
        'Streamlit takes what stands here for the value. Keep this file out of the repository, enter the secrets in the settings of the app where it is deployed, or have the app read them from AWS.',
      ),
  },
  {
    // https://developers.cloudflare.com/workers/configuration/secrets/
    path: /(?:^|\/)wrangler(?:\.[\w-]{1,60})?\.(?:toml|jsonc?)$/,
    reason: () =>
      message(
        'Variables of a Worker are no secrets: take the value out, set it with wrangler secret put NAME (env.NAME stays as it is in the code), and for development keep it in .dev.vars, which stays out of the repository.',
      ),
  },
  {
    // https://developer.android.com/studio/publish/app-signing#secure-shared-keystore
    path: /(?:^|\/)(?:local|key|keystore|signing|secrets)\.properties$/,
    reason: () =>
      message(
        'The build reads this file as it is: it belongs to one machine, so keep it out of the repository. In a pipeline, have the build script read System.getenv("NAME") where the file is not there, or write the file from a secret.',
      ),
  },
  {
    // https://firebase.google.com/docs/projects/api-keys
    path: /(?:^|\/)(?:google-services\.json|googleservice-info[\w.-]{0,60}\.plist)$/,
    reason: () =>
      message(
        'A key of Firebase in this file only says which project an app is of, and the app needs it. Leave it, restrict it in Google Cloud to the app and to the services of Firebase, and ignore this finding; keys of other services belong on a server.',
      ),
  },
  {
    // https://developer.apple.com/library/archive/documentation/MacOSX/Conceptual/BPSystemStartup/Chapters/CreatingLaunchdJobs.html
    path: /(?:^|\/)launch(?:agents|daemons)\/[^/]{1,100}\.plist$/,
    reason: () =>
      message(
        'launchd fills nothing in, and who may read this file has the value: take the variable out, and have the program, or a script that starts it, look the value up.',
      ),
  },
  {
    // https://developer.apple.com/documentation/bundleresources/information-property-list
    path: /(?:^|\/)[^/]{0,100}\.plist$/,
    reason: () =>
      message(
        'What is in an app anyone who has the app can read, however it got there: keep the secret on a server that the app signs in to, and take it out here.',
      ),
  },
  {
    // https://learning.postman.com/docs/sending-requests/variables/postman-vault/postman-vault-secrets/
    path: /\.postman_(?:collection|environment|globals)\.json$|(?:^|\/)postman\/.{1,200}\.json$/,
    reason: () =>
      message(
        'Postman fills in variables: write {{NAME}} here, and keep the value in its vault ({{vault:NAME}}) or as the current value of a secret variable, neither of which is exported.',
      ),
  },
  {
    // https://code.visualstudio.com/docs/reference/variables-reference#_environment-variables
    path: /(?:^|\/)\.vscode\/(?:launch|tasks)\.json$/,
    reason: () =>
      message(
        'VS Code fills in variables (${env:NAME}) in command, args and options of a task and in configurations of the debugger alone: take the value out here. An input without a default is asked for.',
      ),
  },
  {
    // https://code.visualstudio.com/docs/reference/variables-reference
    path: /(?:^|\/)\.vscode\/settings\.json$|\.code-workspace$/,
    reason: () =>
      message(
        'Extensions read their settings as they stand. Take the value out, and have the extension ask for it or keep it in the keychain; terminal.integrated.env takes ${env:NAME} from the environment of VS Code.',
      ),
  },
  {
    // https://python-poetry.org/docs/repositories/#configuring-credentials
    path: /(?:^|\/)(?:pyproject|poetry|uv)\.toml$/,
    reason: () =>
      message(
        'Nothing is filled in here. For a package index, take user and password out of the URL: Poetry takes POETRY_HTTP_BASIC_NAME_USERNAME and …_PASSWORD, uv UV_INDEX_NAME_USERNAME and …_PASSWORD, pip asks the keyring. What tests need can come from the environment.',
      ),
  },
  {
    // https://pipenv.pypa.io/en/latest/credentials.html#environment-variable-expansion
    path: /(?:^|\/)pipfile$/,
    reason: () =>
      message(
        'Pipenv fills variables of the environment in where a source has its url: write ${NAME} there in the place of the value, and set the variable wherever Pipenv runs.',
      ),
  },
  {
    // https://pip.pypa.io/en/stable/topics/authentication/
    path: /(?:^|\/)\.?pip(?:\/pip)?\.(?:conf|ini)$/,
    reason: () =>
      message(
        'pip fills nothing in here: take user and password out of the URL, and keep them in the keyring or in .netrc, or set the option by its variable (PIP_INDEX_URL, PIP_EXTRA_INDEX_URL) where pip runs.',
      ),
  },
  {
    // https://getcomposer.org/doc/articles/authentication-for-private-packages.md
    path: /(?:^|\/)(?<!containers\/)auth\.json$/,
    reason: () =>
      message(
        'Composer takes what stands here for the value: keep auth.json out of the repository, and give the pipeline its text in the variable COMPOSER_AUTH.',
      ),
  },
];
