import type { ConfigFormat } from './formats';
import { textOf, valueOf } from './nodes';
import type { ConfigNode } from './model';

/**
 * The properties without which Spring Cloud AWS takes the default chain, of versions 2 and 3:
 * https://docs.awspring.io/spring-cloud-aws/docs/3.4.0/reference/html/index.html#credentials
 */
export const springCredentials = /(?:^|\.)cloud\.aws\.credentials\.(?:access-?key|secret-?key)$/i;

/** Where the keys of a document stand. */
interface KeyPlace {
  readonly root: ConfigNode;
  /** Of the maps around it and its own, `[0]` for items; outermost first. */
  readonly keys: readonly string[];
  /** In lower case. */
  readonly path: string;
}

/** Options of a tool that uses the default chain where it has none of them. */
interface ToolOption {
  /** What its keys are called. */
  readonly name: RegExp;
  /** Whether they are its options there. */
  readonly is: (place: KeyPlace) => boolean;
}

const snakeCase = /^(?:access_key(?:_id)?|secret_key|secret_access_key|session_token|aws_session_token|token)$/;

const toolOptions: readonly ToolOption[] = [
  {
    // https://prometheus.io/docs/prometheus/latest/configuration/configuration/#ec2_sd_config and #remote_write (sigv4)
    name: snakeCase,
    is: ({ keys }) =>
      keys.some((key) => /^(?:ec2_sd_configs|lightsail_sd_configs|ecs_sd_configs|msk_sd_configs|sigv4)$/.test(key)),
  },
  {
    // https://thanos.io/tip/thanos/storage.md/#s3
    name: snakeCase,
    is: ({ root, keys }) => keys.at(-2) === 'config' && /^s3$/i.test(textOf(root, 'type') ?? ''),
  },
  {
    // The stores of Loki, Mimir, Tempo and Pyroscope: https://grafana.com/docs/loki/latest/configure/#aws_storage_config
    name: /^(?:access_key(?:_id)?|secret_key|secret_access_key|session_token|accessKeyId|secretAccessKey)$/,
    is: ({ root, keys }) => (keys.at(-2) === 's3' || keys.at(-2) === 'aws') && isStore(root, keys.slice(0, -2)),
  },
  {
    // https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration
    name: /^(?:access_key|secret_key|token)$/,
    is: ({ keys, path }) => /\.(?:tf|tofu)\.json$/.test(path) && keys[0] === 'provider' && keys[1] === 'aws',
  },
  {
    // https://developer.hashicorp.com/packer/integrations/hashicorp/amazon#authentication
    name: /^(?:access_key|secret_key|token)$/,
    is: ({ root, keys }) => {
      const [first, index] = keys;
      const list = root.kind === 'map' ? root.entries.find(({ key }) => key === first)?.value : undefined;
      const at = /^\[(\d+)\]$/.exec(index ?? '')?.[1];
      const builder = list?.kind === 'list' && at !== undefined ? list.items[Number(at)]?.value : undefined;
      return (
        (first === 'builders' || first === 'post-processors') &&
        keys.length === 3 &&
        /^amazon-/.test(textOf(builder, 'type') ?? '')
      );
    },
  },
];

/**
 * Whether keys lead to a store of Loki, Mimir, Tempo or Pyroscope: programs of one's own have a `storage` with an `s3`, too,
 * and Pyroscope's is told from theirs by the backend that it names beside.
 */
function isStore(root: ConfigNode, keys: readonly string[]): boolean {
  return (
    keys.some((key) =>
      /^(?:storage_?config|(?:blocks|ruler|alertmanager|common)_storage|loki|mimir|tempo|pyroscope)$/i.test(key),
    ) ||
    /^(?:common\.storage|storage\.trace)$/.test(keys.join('.')) ||
    (keys.length === 1 && keys[0] === 'storage' && textOf(valueOf(root, 'storage'), 'backend') === 's3')
  );
}

/**
 * Whether keys are an option of a tool that uses the default chain without it.
 *
 * - https://guides.rubyonrails.org/active_storage_overview.html#s3-service-amazon-s3-and-s3-compatible-apis
 * - https://docs.ansible.com/ansible/latest/collections/amazon/aws/docsite/aws_ec2_guide.html#authentication
 */
export function isToolOption(format: ConfigFormat | undefined, place: KeyPlace): boolean {
  const { keys } = place;
  if (format === 'spring') {
    return springCredentials.test(keys.join('.'));
  }
  if (format === 'rails') {
    return /^(?:access_key_id|secret_access_key|session_token)$/.test(keys.at(-1) ?? '');
  }
  const [module = '', option = ''] = keys.slice(-2);
  if (format === 'ansible') {
    return (
      /^(?:(?:amazon|community)\.aws\.\w+|(?:aws|ec2|s3|rds|iam|sqs|sns|route53)_\w+)$/.test(module) &&
      /^(?:(?:aws_|ec2_)?(?:access_key|secret_key)|aws_secret_access_key|aws_access_key_id|(?:aws_)?(?:session|security)_token|access_token)$/.test(
        option,
      )
    );
  }
  return (
    (format === undefined || format === 'packer' || format === 'terraform-json') &&
    toolOptions.some(({ name, is }) => name.test(option) && is(place))
  );
}
