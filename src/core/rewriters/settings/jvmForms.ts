import { message } from '../../text/message';
import { jvmFramework } from '../config/jvmFrameworks';
import type { Form } from './forms';

const application = /(?:^|\/)(?:application|bootstrap|microprofile-config)[^/]{0,100}\.(?:properties|ya?ml)$/;

/** Settings of frameworks, loggers and servers of the JVM that fill in variables of the environment. */
export const jvmForms: readonly Form[] = [
  // https://quarkus.io/guides/config-reference#property-expressions
  {
    path: application,
    content: { test: (source) => jvmFramework(source) === 'quarkus' },
    both: true,
    tool: 'Quarkus',
    nests: true,
    byPath: true,
    text: (name) => `\${${name}}`,
  },
  // https://docs.micronaut.io/latest/guide/#propertySource; a default in it is `${A:B:text}`, not `${A:${B}}`.
  {
    path: application,
    content: { test: (source) => jvmFramework(source) === 'micronaut' },
    both: true,
    tool: 'Micronaut',
    byPath: true,
    text: (name) => `\${${name}}`,
  },
  // https://logback.qos.ch/manual/configuration.html#variableSubstitution
  {
    path: /(?:^|\/)logback[\w.-]{0,60}\.xml$/,
    content: /<(?:configuration|included)[\s>]/,
    both: true,
    tool: 'Logback',
    nests: true,
    byPath: true,
    text: (name) => `\${${name}}`,
  },
  // https://logging.apache.org/log4j/2.x/manual/lookups.html#EnvironmentLookup
  {
    // Not of properties of the system, of which log4j2.component.properties is a list.
    path: /(?:^|\/)log4j2(?!\.(?:component|system|statuslogger)\.)[\w.-]{0,60}\.(?:xml|ya?ml|json|jsn|properties)$/,
    tool: 'Log4j',
    nests: true,
    byPath: true,
    text: (name) => `\${env:${name}}`,
  },
  // Brokers and workers of Connect alone are Java for sure: https://kafka.apache.org/documentation/#config_providers
  {
    path: /\.(?:properties|json)$/,
    content:
      /^(?:broker\.id|node\.id|process\.roles|log\.dirs|zookeeper\.connect|key\.converter|connector\.class)[ \t]{0,9}[=:]|"connector\.class"\s{0,9}:/m,
    both: true,
    tool: 'Kafka',
    byPath: true,
    needs: () =>
      message(
        'Kafka 3.5 or later is needed, with config.providers=env and config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider in the settings of the broker or the worker.',
      ),
    text: (name) => `\${env:${name}}`,
  },
];
