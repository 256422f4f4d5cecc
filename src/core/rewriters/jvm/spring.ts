import { environmentVariableName } from '../../fix/environmentName';

/** The property of a placeholder with a default, `${db.password:…}`. */
export function placeholderProperty(text: string): string | undefined {
  return /^\$\{([\w.-]{1,100}):[^{}]+\}$/.exec(text)?.[1];
}

/**
 * The variable that supplies a property.
 * https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.relaxed-binding.environment-variables
 */
export function propertyVariable(property: string): string {
  return environmentVariableName(property);
}
