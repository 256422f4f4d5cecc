import { isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import { assignmentRemoval, linesOf } from '../config/assignments';
import type { FixRequest, Plan } from '../rewriter';
import { setByVariable } from '../shared/plans';

/** Whether a file holds properties of a Gradle build: `gradle.properties`. */
export function isGradleProperties(path: string | undefined): boolean {
  return /(?:^|\/)gradle\.properties$/i.test(path ?? '');
}

/**
 * A property of a Gradle project goes, since a variable of the environment sets it:
 * https://docs.gradle.org/current/userguide/build_environment.html#setting_a_project_property
 *
 * @returns undefined where the finding is no whole property, or no variable can be named after it.
 */
export function planProjectProperty({ document, finding }: FixRequest, literal: Literal): Plan | undefined {
  const name = literal.name.join('.');
  if (
    !isGradleProperties(document.path) ||
    !/^[A-Za-z_]\w{0,127}$/.test(name) ||
    !isConstant(literal) ||
    !contains(finding.span, literal.span)
  ) {
    return undefined;
  }
  const variable = `ORG_GRADLE_PROJECT_${name}`;
  return setByVariable(
    finding,
    variable,
    literal.text,
    [
      message(
        'Gradle takes the property {0} from the variable {1}: it must be set wherever the build runs, also in the pipeline.',
        name,
        variable,
      ),
    ],
    () => assignmentRemoval(document, [linesOf(document.source, literal.outer)]),
    name,
  );
}

/** Where a property goes that no variable can be named after. */
export function propertyReason(path: string | undefined): Message | undefined {
  return isGradleProperties(path)
    ? message(
        'Gradle reads variables of the environment only for properties without dots in their names: move this line to gradle.properties in the folder .gradle of your home, which goes before this file.',
      )
    : undefined;
}
