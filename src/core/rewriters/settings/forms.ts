import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { jvmForms } from './jvmForms';

/** A file of settings whose tool fills in variables of the environment, in a form of its own. */
export interface Form {
  /** Of the path, in lower case. */
  readonly path?: RegExp;
  /** Of what the file holds; with a path that its tool alone has, where its name may be any. */
  readonly content?: Pick<RegExp, 'test'>;
  /** Whether path and content are both to be met, since other tools have files of that name. */
  readonly both?: boolean;
  readonly tool: string;
  /** Whether what a value is bound to tells whose it is, better than the tool does. */
  readonly byPath?: boolean;
  /** What the tool needs to fill variables in at all. */
  readonly needs?: () => Message;
  /** Where the variable comes from, where that is not the environment of the tool. */
  readonly source?: () => Message;
  /** Whether the tool fills variables in at the place of a value, by the keys that lead to it; everywhere if left out. */
  readonly fills?: (keys: readonly string[]) => boolean;
  /** Whether the tool fills variables in within the default of another one. */
  readonly nests?: boolean;
  /** Quotes within which the tool fills nothing in. */
  readonly verbatim?: string;
  /** Whether the tool takes nothing but a word without quotes. */
  readonly quoted?: boolean;
  /** @param quote the quotes that the value stands in. */
  text(name: string, quote: string): string;
}

export const forms: readonly Form[] = [
  ...jvmForms,
  // https://docs.npmjs.com/cli/configuring-npm/npmrc#environment-replacement
  { path: /(?:^|\/)\.npmrc$/, tool: 'npm', text: (name) => `\${${name}}` },
  // https://yarnpkg.com/configuration/yarnrc
  { path: /(?:^|\/)\.yarnrc\.ya?ml$/, tool: 'Yarn', text: (name) => `\${${name}}` },
  // https://maven.apache.org/settings.html#quick-overview
  {
    path: /(?:^|\/)(?:\.m2|\.mvn|ci|maven|build)\/(?:[\w-]{1,60}-)?settings\.xml$/,
    content:
      /<settings(?:\s[^>]{0,400}maven\.apache\.org\/SETTINGS\/|>\s{0,400}<(?:servers|mirrors|profiles|proxies|localRepository|activeProfiles)>)/,
    tool: 'Maven',
    text: (name) => `\${env.${name}}`,
  },
  // https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables
  { path: /(?:^|\/)nuget\.config$/, tool: 'NuGet', text: (name) => `%${name}%` },
  // https://containers.dev/implementors/json_reference/#variables-in-devcontainerjson
  {
    path: /(?:^|\/)(?:\.?devcontainer|\.devcontainer\/(?:[^/]{1,100}\/)?devcontainer)\.json$/,
    tool: 'Dev Containers',
    text: (name) => `\${localEnv:${name}}`,
  },
  // https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/variables
  {
    path: /(?:^|\/)(?:td-agent|fluent)-?bit[\w.-]{0,60}\.conf$/,
    content: /^\[(?:OUTPUT|INPUT|SERVICE)\][ \t]*\r?\n[ \t]+(?:Name|Flush)\b/im,
    tool: 'Fluent Bit',
    text: (name) => `\${${name}}`,
  },
  // https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#variable-expansion
  { path: /(?:^|\/)grafana\.ini$/, tool: 'Grafana', text: (name) => `$__env{${name}}` },
  // https://grafana.com/docs/grafana/latest/administration/provisioning/#using-environment-variables
  {
    path: /(?:^|\/)provisioning\/(?:datasources|dashboards|notifiers|plugins|alerting)\/[^/]{1,100}\.ya?ml$/,
    content: /^datasources:[ \t]*\r?\n[ \t]*- /m,
    tool: 'Grafana',
    text: (name) => `\${${name}}`,
  },
  // https://docs.influxdata.com/telegraf/v1/configuration/#set-environment-variables
  {
    path: /(?:^|\/)telegraf(?:\.d\/[^/]{1,100})?\.(?:conf|toml)$/,
    content: /^[ \t]*\[\[(?:inputs|outputs)\.\w/m,
    tool: 'Telegraf',
    text: (name) => `\${${name}}`,
  },
  // https://opentelemetry.io/docs/collector/configuration/#environment-variables
  {
    path: /(?:^|\/)otel(?:col|-?collector)[\w.-]{0,60}\.ya?ml$/,
    content: /^exporters:[ \t]*\r?\n[ \t]+[a-z]/m,
    tool: 'OpenTelemetry Collector',
    byPath: true,
    text: (name) => `\${env:${name}}`,
  },
  // https://httpd.apache.org/docs/2.4/configuring.html#syntax
  {
    content: /^[ \t]*(?:<VirtualHost|LoadModule|<IfModule|DocumentRoot)\b/m,
    tool: 'Apache',
    text: (name) => `\${${name}}`,
  },
  // https://tomcat.apache.org/tomcat-10.1-doc/config/systemprops.html#Property_replacements
  {
    path: /(?:^|\/)(?:server|context|tomcat-users)\.xml$/,
    content: /<(?:Server|Context|GlobalNamingResources|tomcat-users)[\s>]/,
    both: true,
    tool: 'Tomcat',
    needs: () =>
      message(
        'Tomcat reads variables of the environment only where conf/catalina.properties has org.apache.tomcat.util.digester.PROPERTY_SOURCE=org.apache.tomcat.util.digester.EnvironmentPropertySource.',
      ),
    text: (name) => `\${${name}}`,
  },
  // https://openliberty.io/docs/latest/reference/config/server-configuration-overview.html#variables
  {
    path: /(?:^|\/)server\.xml$/,
    content: /<server[\s>]/,
    both: true,
    tool: 'Liberty',
    text: (name) => `\${env.${name}}`,
  },
  // https://www.elastic.co/docs/reference/beats/filebeat/using-environ-vars
  {
    path: /(?:^|\/)(?:file|metric|heart|packet|winlog|audit)beat[\w.-]{0,60}\.ya?ml$/,
    tool: 'Beats',
    byPath: true,
    text: (name) => `\${${name}}`,
  },
  // https://www.elastic.co/docs/deploy-manage/stack-settings
  { path: /(?:^|\/)(?:elasticsearch|kibana|logstash)\.ya?ml$/, tool: 'Elastic Stack', text: (name) => `\${${name}}` },
  // https://www.elastic.co/docs/reference/logstash/environment-variables
  {
    // Others with blocks of these names write `=` or a blank.
    content:
      /^(?:input|filter|output)[ \t]{0,9}\{\s{1,200}(?:#[^\n]{0,200}\s{1,200}){0,9}[a-z_]{1,40}[ \t]{0,9}\{(?=[\s\S]{0,9999}?\w["']?[ \t]{0,40}=>)/m,
    tool: 'Logstash',
    quoted: true,
    text: (name) => `\${${name}}`,
  },
  // https://grafana.com/docs/loki/latest/configure/#use-environment-variables-in-the-configuration
  {
    path: /(?:^|\/)(?:loki|promtail|tempo|mimir)[\w.-]{0,60}\.ya?ml$/,
    content: /^(?:clients|server|schema_config|scrape_configs|distributor|multitenancy_enabled|auth_enabled):/m,
    both: true,
    tool: 'Grafana Loki',
    byPath: true,
    needs: () => message('It fills variables in only where it is started with -config.expand-env=true.'),
    text: (name) => `\${${name}}`,
  },
  // https://docs.getdbt.com/reference/dbt-jinja-functions/env_var
  {
    path: /(?:^|\/)profiles\.ya?ml$/,
    content: /^[ \t]+outputs:/m,
    both: true,
    tool: 'dbt',
    byPath: true,
    text: (name, quote) => (quote === "'" ? `{{ env_var("${name}") }}` : `{{ env_var('${name}') }}`),
  },
  // https://code.visualstudio.com/docs/reference/variables-reference#_environment-variables
  {
    path: /(?:^|\/)\.vscode\/(?:launch|tasks)\.json$/,
    tool: 'VS Code',
    byPath: true,
    // Of tasks, nothing but these: https://github.com/microsoft/vscode/issues/163483
    fills: ([first, ...rest]) =>
      first === 'configurations' ||
      (first !== 'inputs' && [first, ...rest].some((key) => /^(?:command|args|options)$/.test(key ?? ''))),
    needs: () =>
      message(
        'Start VS Code where the variable is set (strongroom run -- code .). A task of the type strongroom does without: its env holds references, which are filled in when it starts.',
      ),
    text: (name) => `\${env:${name}}`,
  },
  // https://www.php.net/manual/configuration.file.php
  {
    path: /(?:^|\/)(?:php(?:[.-][\w.-]{0,60})?|\.user)\.ini$/,
    tool: 'PHP',
    verbatim: "'",
    text: (name) => `\${${name}}`,
  },
  // https://www.php.net/manual/install.fpm.configuration.php
  {
    path: /(?:^|\/)(?:[\w.-]{0,60}fpm[\w.-]{0,60}|pool\.d)\/[^/]{1,100}\.conf$|(?:^|\/)(?:www|[\w.-]{0,60}fpm[\w.-]{0,60})\.conf$/,
    content: /^[ \t]{0,40}env\[\w/m,
    both: true,
    tool: 'PHP-FPM',
    text: (name) => `$${name}`,
  },
  // https://github.com/Huachao/vscode-restclient#system-variables
  {
    path: /\.(?:http|rest)$/,
    tool: 'REST Client',
    byPath: true,
    source: () =>
      message(
        'The REST Client of VS Code fills the variable in from the file .env in the folder of this file. Clients of other editors read files of their own: there, write {{NAME}} and keep the value in a private environment of the client.',
      ),
    text: (name) => `{{$dotenv ${name}}}`,
  },
  // https://supervisord.org/configuration.html#environment-variables
  { content: /^\[(?:program:|supervisord\])/m, tool: 'Supervisor', text: (name) => `%(ENV_${name})s` },
];
