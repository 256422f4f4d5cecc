import type { ParsedDocument } from '../../languages/document';
import { isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { contains } from '../../text/span';
import { nameHint } from '../shared/identifiers';
import { lineStart } from '../shared/layout';
import type { FixRequest, Plan } from '../rewriter';

/** A file of settings whose tool fills in variables of the environment, in a form of its own. */
interface Form {
  /** Of the path, in lower case. */
  readonly path: RegExp;
  /** Of what the file holds, where its name may be any. */
  readonly content?: RegExp;
  readonly tool: string;
  text(name: string): string;
}

const forms: readonly Form[] = [
  // https://docs.npmjs.com/cli/configuring-npm/npmrc#environment-replacement
  { path: /(?:^|\/)\.npmrc$/, tool: 'npm', text: (name) => `\${${name}}` },
  // https://yarnpkg.com/configuration/yarnrc
  { path: /(?:^|\/)\.yarnrc\.ya?ml$/, tool: 'Yarn', text: (name) => `\${${name}}` },
  // https://maven.apache.org/settings.html#quick-overview
  {
    path: /(?:^|\/)(?:\.m2|\.mvn|ci|maven|build)\/(?:[\w-]{1,60}-)?settings\.xml$/,
    content: /<settings\s[^>]{0,400}maven\.apache\.org\/SETTINGS\//,
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
];

/** The tool that fills in variables of the environment in a file; undefined where none is known to. */
export function toolOf(document: ParsedDocument): string | undefined {
  return formOf(document)?.tool;
}

function formOf({ path, source }: ParsedDocument): Form | undefined {
  const lower = path?.toLowerCase() ?? '';
  return forms.find((form) => form.path.test(lower)) ?? forms.find(({ content }) => content?.test(source) === true);
}

/** Of a registry among several that npm signs in to, `//npm.example.com/:_authToken=…`, what its host is called. */
function ownerOf(source: string, { outer }: Literal): string | undefined {
  const line = source.slice(lineStart(source, outer.start), outer.start);
  const label = /^[ \t]*\/\/(?:[\w-]{1,60}\.){0,5}([\w-]{1,60})\.[a-z]{2,20}[:/]/.exec(line)?.[1];
  return label === 'npmjs' || (source.match(/^[ \t]*\/\/[^\s=]{1,200}:_/gm) ?? []).length < 2 ? undefined : label;
}

/** The plan that has the tool of a file fill the value in from the environment; undefined where it cannot. */
export function planEnvironmentForm({ document, finding }: FixRequest, literal: Literal): Plan | undefined {
  const form = formOf(document);
  if (form === undefined || !isConstant(literal) || !contains(literal.span, finding.span)) {
    return undefined;
  }
  // Of `//npm.example.com/:_authToken` the tool and the last word tell; NuGet says `ClearTextPassword`.
  const key = ((literal.name.at(-1) ?? '').split(':').at(-1) ?? '').replace(/^ClearText/, '');
  return {
    kind: 'plan',
    target: 'environment',
    safety: 'needs-review',
    behaviourChanges: [
      message(
        '{0} fills the variable in from the environment: it must be set wherever {0} runs, also in the pipeline.',
        form.tool,
      ),
    ],
    missingDependencies: [],
    value: finding.secret.equals(new Secret(document.source.slice(finding.span.start, finding.span.end)))
      ? finding.secret
      : new Secret(literal.text),
    nameHint: nameHint([ownerOf(document.source, literal) ?? form.tool.toLowerCase(), key], 'token'),
    fixes: [finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : [{ span: finding.span, text: form.text(reference.name) }]),
  };
}
