/** A framework of the JVM whose settings have Spring Boot's file names: `application.properties`, `application.yml`. */
export type JvmFramework = 'quarkus' | 'micronaut';

/**
 * The framework that settings are of, by the keys that it alone has; undefined where they are Spring Boot's or say nothing.
 *
 * - `quarkus.…`, MicroProfile's `mp.…`, either behind a profile (`%dev.`): https://quarkus.io/guides/config-reference
 * - `micronaut.…`: https://docs.micronaut.io/latest/guide/#config
 */
export function jvmFramework(source: string): JvmFramework | undefined {
  if (/^spring(?:\.|:)/m.test(source)) {
    return undefined;
  }
  return /^(?:["']?%[\w-]{1,60}["']?(?:\.|:[ \t]*\r?\n[ \t]{1,8}))?(?:quarkus|mp)(?:\.[\w"-]|:[ \t]*\r?$)/m.test(source)
    ? 'quarkus'
    : /^micronaut(?:\.\w|:[ \t]*\r?$)/m.test(source)
      ? 'micronaut'
      : undefined;
}
