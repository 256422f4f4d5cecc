import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { buildChanges, variableType } from '../codebuild/words';
import { beginsLine, columnIndent } from '../config/insertion';
import type { ConfigEntry, ConfigMap, Step } from '../config/model';
import { moveMember } from '../config/moveMember';
import { textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { keyLike, quoted, yamlValue } from '../config/write';
import { logOption } from '../ecs-task-definition/logOptions';
import { containerChanges, needsExecutionRole } from '../ecs-task-definition/words';
import type { SecretReference } from '../rewriter';

type Store = 'secretsmanager' | 'parameterstore';

/** A place for which a service fetches the value by itself, so that it stands in no configuration. */
export interface TypedPlace {
  readonly name: string;
  readonly review: readonly Message[];
  changes(target: Store): readonly Message[];
  edits(reference: SecretReference): readonly TextEdit[];
}

/** Lists of variables, and the list beside each that takes those to fetch, with the key of what is fetched. */
const lists: Readonly<Record<string, readonly { readonly from: string; readonly to: string; readonly key: string }[]>> =
  {
    'AWS::ECS::TaskDefinition': [{ from: 'Environment', to: 'Secrets', key: 'ValueFrom' }],
    'AWS::Batch::JobDefinition': [{ from: 'Environment', to: 'Secrets', key: 'ValueFrom' }],
    'AWS::AppRunner::Service': [{ from: 'RuntimeEnvironmentVariables', to: 'RuntimeEnvironmentSecrets', key: 'Value' }],
  };

/**
 * The place of a variable or option that the service of a resource fetches itself.
 *
 * - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-secret.html
 * - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-codebuild-project-environmentvariable.html
 * - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apprunner-service-imageconfiguration.html
 *
 * @param type of the resource.
 */
export function typedPlace(site: ConfigSite, type: string | undefined): TypedPlace | undefined {
  const tagged = site.scalar.tag !== undefined || site.scalar.anchored;
  if (!site.whole || tagged || type === undefined) {
    return undefined;
  }
  return type === 'AWS::CodeBuild::Project' ? buildVariable(site) : (listed(site, type) ?? option(site, type));
}

/** `{ Name, Type, Value }` of a build: the type says where the value is, and the value by what name. */
function buildVariable(site: ConfigSite): TypedPlace | undefined {
  const { source, eol } = site;
  const [value, item, list] = [...site.steps].reverse();
  const name = value && textOf(value.of, 'Name');
  if (
    value?.kind !== 'entry' ||
    item?.kind !== 'item' ||
    name === undefined ||
    keyOf(list) !== 'EnvironmentVariables'
  ) {
    return undefined;
  }
  return {
    name,
    review: [],
    changes: buildChanges,
    edits: (reference) => {
      const kind = variableType(reference.target);
      const known = value.of.entries.find(({ key }) => key === 'Type')?.value;
      return [
        known === undefined
          ? entryBefore(source, value.of, value.entry, 'Type', kind, eol)
          : { span: known.span, text: known.kind === 'scalar' ? inStyle(site, kind, known.style) : kind },
        { span: site.span, text: inStyle(site, reference.name, site.scalar.style) },
      ];
    },
  };
}

/** A variable that goes to the list beside its own. */
function listed(site: ConfigSite, type: string): TypedPlace | undefined {
  const [value, item, list] = [...site.steps].reverse();
  const name = value && textOf(value.of, 'Name');
  const move = lists[type]?.find(({ from }) => from === keyOf(list));
  if (value?.kind !== 'entry' || value.entry.key !== 'Value' || item?.kind !== 'item' || name === undefined || !move) {
    return undefined;
  }
  const { keySpan } = value.entry;
  return {
    name,
    review: rolesOf(site, type),
    changes: containerChanges,
    edits: (reference) =>
      moveMember({
        source: site.source,
        eol: site.eol,
        steps: site.steps.slice(0, -1),
        to: move.to,
        changes: [
          ...(move.key === 'Value' ? [] : [{ span: keySpan, text: keyLike(site.source, keySpan, move.key) }]),
          { span: site.span, text: addressOf(site, reference, value.of.flow) },
        ],
      }) ?? [],
  };
}

/** An option of a log driver. */
function option(site: ConfigSite, type: string): TypedPlace | undefined {
  const found = logOption(site);
  if (found === undefined || !/^AWS::(?:ECS::TaskDefinition|Batch::JobDefinition)$/.test(type)) {
    return undefined;
  }
  const { name, options, option: entry } = found;
  const isFlow = options.value?.kind === 'map' && options.value.flow;
  const isJson = site.request.document.language.id === 'json';
  return {
    name,
    review: rolesOf(site, type),
    changes: containerChanges,
    edits: (reference) => {
      const address = addressOf(site, reference, isFlow);
      const key = (text: string): string => (isJson ? quoted(text, 'double') : text);
      const named = site.source.slice(entry.keySpan.start, entry.keySpan.end);
      return (
        moveMember({
          source: site.source,
          eol: site.eol,
          steps: site.steps,
          to: 'SecretOptions',
          changes: [],
          item: isFlow
            ? `{ ${key('Name')}: ${named}, ${key('ValueFrom')}: ${address} }`
            : `- Name: ${named}${site.eol}  ValueFrom: ${address}`,
        }) ?? []
      );
    },
  };
}

/** What a resource must name for its service to read values. */
function rolesOf({ root, steps }: ConfigSite, type: string): Message[] {
  const resource = steps[1]?.kind === 'entry' ? steps[1].entry.value : valueOf(root, 'Resources');
  const properties = valueOf(resource, 'Properties');
  switch (type) {
    case 'AWS::ECS::TaskDefinition':
      return valueOf(properties, 'ExecutionRoleArn') === undefined ? [needsExecutionRole('ExecutionRoleArn')] : [];
    case 'AWS::Batch::JobDefinition':
      return valueOf(properties, 'ContainerProperties', 'ExecutionRoleArn') === undefined
        ? [needsExecutionRole('ExecutionRoleArn')]
        : [];
    default:
      return valueOf(properties, 'InstanceConfiguration', 'InstanceRoleArn') === undefined
        ? [message('The service needs an InstanceRoleArn: App Runner reads the value with that role.')]
        : [];
  }
}

/** A parameter beside the task is known by its name, a secret by its ARN. */
function addressOf(site: ConfigSite, { target, name }: SecretReference, isFlow: boolean): string {
  const { source, request } = site;
  const arn = `arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${name}`;
  if (request.document.language.id === 'json') {
    return target === 'parameterstore' ? quoted(name, 'double') : `{ "Fn::Sub": ${quoted(arn, 'double')} }`;
  }
  if (target === 'parameterstore') {
    return yamlValue(source, name);
  }
  return `!Sub ${isFlow ? quoted(arn, 'single') : arn}`;
}

/** A text in the quotes that another had. */
function inStyle({ source, request }: ConfigSite, text: string, style: string): string {
  return request.document.language.id === 'json' || style === 'double'
    ? quoted(text, 'double')
    : style === 'single'
      ? quoted(text, 'single')
      : yamlValue(source, text);
}

function keyOf(step: Step | undefined): string | undefined {
  return step?.kind === 'entry' ? step.entry.key : undefined;
}

/** One more entry before another, in a line of its own where that has one. */
function entryBefore(
  source: string,
  map: ConfigMap,
  { keySpan }: ConfigEntry,
  key: string,
  value: string,
  eol: string,
): TextEdit {
  const at = keySpan.start;
  const quote = /["']/.exec(source.charAt(at))?.[0] ?? '';
  const text = `${quote}${key}${quote}: ${quote}${value}${quote}`;
  const isFirst = map.entries[0]?.keySpan.start === at;
  const ownLine = beginsLine(source, at) || (isFirst && !map.flow);
  const apart = ownLine ? eol + columnIndent(source, at) : ' ';
  return { span: { start: at, end: at }, text: text + (map.flow ? ',' : '') + apart };
}
