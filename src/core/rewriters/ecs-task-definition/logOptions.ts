import type { ConfigEntry, ConfigMap, Step } from '../config/model';
import type { ConfigSite } from '../config/site';

/** An option of a container's log driver: `logConfiguration.options` of a task definition. */
export interface LogOption {
  readonly name: string;
  readonly option: ConfigEntry;
  /** To the option. */
  readonly steps: readonly Step[];
  readonly options: ConfigEntry;
  readonly configuration: ConfigMap;
}

/**
 * The option whose whole value is a site's secret. ECS fetches such a one where it stands in `secretOptions`:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
 */
export function logOption({ steps, whole }: Pick<ConfigSite, 'steps' | 'whole'>): LogOption | undefined {
  const [option, options, configuration] = [...steps].reverse();
  return whole &&
    option?.kind === 'entry' &&
    options?.kind === 'entry' &&
    configuration?.kind === 'entry' &&
    /^options$/i.test(options.entry.key) &&
    /^logConfiguration$/i.test(configuration.entry.key)
    ? { name: option.entry.key, option: option.entry, steps, options: options.entry, configuration: options.of }
    : undefined;
}
