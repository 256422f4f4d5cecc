import { readReference } from '../environment/reference';
import type { Literal } from '../languages/literal';
import type { StoreKind } from '../ports';
import { regionIn } from './foundLookup';
import type { LookupInText } from './foundLookup';

/** A form in which a text of its own refers to a secret, wherever it stands. */
interface Form {
  /** Global; its group `name` is what is looked up. */
  readonly pattern: RegExp;
  readonly store: (groups: Readonly<Record<string, string | undefined>>) => StoreKind;
}

const forms: readonly Form[] = [
  {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
    pattern:
      /\{\{resolve:(?<service>secretsmanager|ssm-secure|ssm):(?<name>(?:arn:aws[\w-]{0,20}:(?:secretsmanager|ssm):[a-z0-9-]{1,40}:\d{12}:(?:secret:|parameter))?[\w/+=.@-]{1,512})(?=[:}\s]|$)/g,
    store: ({ service }) => (service === 'secretsmanager' ? 'secretsmanager' : 'parameterstore'),
  },
  {
    // https://www.serverless.com/framework/docs/guides/variables/aws/ssm
    pattern:
      /\$\{(?:[^{}$]{1,120},\s{0,4})?ssm(?:\([^(){}]{0,40}\))?:(?<path>\/aws\/reference\/secretsmanager\/)?(?<name>[\w/+=.@-]{1,512})(?=[~,}\s]|$)/g,
    store: ({ path }) => (path === undefined ? 'parameterstore' : 'secretsmanager'),
  },
  {
    // https://docs.ansible.com/ansible/latest/collections/amazon/aws/secretsmanager_secret_lookup.html
    pattern:
      /\b(?:lookup|query)\(\s{0,20}['"](?:(?:amazon|community)\.aws\.)?(?<plugin>secretsmanager_secret|aws_secret|ssm_parameter|aws_ssm)['"]\s{0,20},\s{0,20}['"](?<name>[\w/+=.@-]{1,512})(?=['"]|$)/g,
    store: ({ plugin }) => (/ssm/.test(plugin ?? '') ? 'parameterstore' : 'secretsmanager'),
  },
  {
    // https://developer.hashicorp.com/packer/docs/templates/legacy_json_templates/user-variables
    pattern: /\{\{\s{0,9}aws_secretsmanager\s{1,9}`(?<name>[\w/+=.@-]{1,512})(?=`)/g,
    store: () => 'secretsmanager',
  },
  {
    // https://docs.awspring.io/spring-cloud-aws/docs/3.0.0/reference/html/index.html
    pattern: /(?:^|[;,\s]|optional:)aws-secretsmanager:(?<name>[\w/+=.@-]{1,512})(?=[;,?\s]|$)/g,
    store: () => 'secretsmanager',
  },
  {
    // https://github.com/helmfile/vals#aws-secrets-manager
    pattern: /^ref\+awssecrets:\/\/(?<name>[\w/+=.@-]{1,512})(?=[?#+]|$)/g,
    store: () => 'secretsmanager',
  },
  {
    // https://github.com/helmfile/vals#aws-ssm-parameter-store: the name begins with a slash, whether it is written or not
    pattern: /^ref\+awsssm:\/{1,2}(?<name>\/[\w/+=.@-]{1,512})(?=[?#+]|$)/g,
    store: () => 'parameterstore',
  },
];

/** Look-ups that a literal's own text writes: references, templates, ARNs. */
export function textLookups(literal: Literal, languageId: string): readonly LookupInText[] {
  const { text } = literal;
  if (!/[:(`]/.test(text)) {
    return [];
  }
  const whole = ourReference(text, languageId) ?? arn(text);
  if (whole !== undefined) {
    return [whole];
  }
  return forms.flatMap(({ pattern, store }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const name = match.groups?.['name'];
      if (name === undefined) {
        return [];
      }
      const start = match.index + match[0].length - name.length;
      return [
        {
          store: store(match.groups ?? {}),
          name,
          inText: { start, end: start + name.length },
          certain: true,
          ...regionIn(name),
        },
      ];
    }),
  );
}

/** `secretsmanager://NAME?key=…`, `ssm:///NAME`: certain in the files that `strongroom run` and F5 read. */
function ourReference(text: string, languageId: string): LookupInText | undefined {
  const reading = readReference(text);
  if (reading?.kind !== 'reference') {
    return undefined;
  }
  const { store, name, region, profile } = reading.reference;
  const start = text.indexOf('://') + 3;
  const mark = text.indexOf('?');
  return {
    store,
    name,
    inText: { start, end: mark === -1 ? text.length : mark },
    certain: languageId === 'dotenv' || languageId === 'json',
    ...regionIn(name),
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
  };
}

/** An ARN, in task definitions with the JSON key, stage and version behind it. One with a wildcard names no single secret. */
function arn(text: string): LookupInText | undefined {
  const match =
    /^(arn:aws[\w-]{0,20}:secretsmanager:[a-z0-9-]{1,40}:\d{12}:secret:[\w/+=.@-]{1,512})(?::[^:*?\s]{0,200}){0,3}$/.exec(
      text,
    ) ?? /^(arn:aws[\w-]{0,20}:ssm:[a-z0-9-]{1,40}:\d{12}:parameter\/[\w./-]{1,1011})$/.exec(text);
  const name = match?.[1];
  return name === undefined
    ? undefined
    : {
        store: name.includes(':secretsmanager:') ? 'secretsmanager' : 'parameterstore',
        name,
        inText: { start: 0, end: name.length },
        certain: true,
        ...regionIn(name),
      };
}
