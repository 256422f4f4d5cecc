import { message } from '../../text/message';
import type { LookupTarget, Obstacle, Site } from '../code/dialect';
import { closest, namedChildren, spanOf } from '../code/nodes';
import { placeholderProperty, propertyVariable } from '../jvm/spring';
import type { JavaFallback } from './fallback';

const annotations: ReadonlySet<string> = new Set(['annotation', 'annotation_type_element_declaration']);

/** Whether the node is all that a Spring `@Value` is given, which takes placeholders of properties. */
function isSpringValue({ node, source }: Site): boolean {
  const annotation = closest(node, annotations);
  const name = annotation?.childForFieldName('name')?.text;
  const list = annotation?.childForFieldName('arguments');
  const argument = list === null || list === undefined ? undefined : namedChildren(list)[0];
  const value = argument?.type === 'element_value_pair' ? argument.childForFieldName('value') : argument;
  return (
    (name === 'Value' || name === 'org.springframework.beans.factory.annotation.Value') &&
    !/import\s+lombok\.(?:Value|\*)/.test(source) &&
    value?.startIndex === node.startIndex &&
    value.endIndex === node.endIndex
  );
}

/** Why no look-up can stand in an annotation. */
export function annotationObstacle(site: Site, target: LookupTarget): Obstacle | undefined {
  if (!isInAnnotation(site)) {
    return undefined;
  }
  if (!isSpringValue(site) || site.kind === 'part') {
    return {
      reason: isDataSource(site)
        ? message(
            'An annotation takes constants only. Define the data source in the application server, which then holds its password, and look it up by its name.',
          )
        : message('An annotation takes constants only.'),
      alternatives: [],
    };
  }
  return target === 'environment'
    ? undefined
    : {
        reason: message(
          'An annotation takes constants only. In Spring Boot, let spring.config.import supply the property: aws-secretsmanager: or aws-parameterstore: with Spring Cloud AWS.',
        ),
        alternatives: ['environment'],
      };
}

/** Whether the node is given to an annotation that defines a data source. https://jakarta.ee/specifications/annotations/ */
function isDataSource({ node }: Site): boolean {
  const name = closest(node, annotations)?.childForFieldName('name')?.text ?? '';
  return /^(?:(?:javax|jakarta)\.annotation\.sql\.)?DataSourceDefinition$/.test(name);
}

/** Whether the node is given to an annotation. */
export function isInAnnotation({ node }: Site): boolean {
  return closest(node, annotations) !== undefined;
}

/** Of a Spring `@Value("${property:default}")`, the placeholder without its default. */
export function annotationFallback(site: Site): JavaFallback | undefined {
  const { node } = site;
  const property =
    isInAnnotation(site) && isSpringValue(site) ? placeholderProperty(node.text.slice(1, -1)) : undefined;
  return property === undefined
    ? undefined
    : { variable: propertyVariable(property), span: spanOf(node), form: 'placeholder', lookup: `"\${${property}}"` };
}

/** Of a literal that an annotation is given, the field or parameter that the annotation stands at. */
export function annotatedName(site: Site): readonly string[] {
  if (!isInAnnotation(site)) {
    return [];
  }
  const declaration = closest(site.node, new Set(['field_declaration', 'formal_parameter', 'method_declaration']));
  const named = declaration?.childForFieldName('declarator') ?? declaration;
  const name = named?.childForFieldName('name')?.text;
  return name === undefined ? [] : [name];
}
