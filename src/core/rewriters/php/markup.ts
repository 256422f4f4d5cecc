import { bladeCode } from '../../languages/php/blade';
import { message } from '../../text/message';
import { contains } from '../../text/span';
import { nodeAt } from '../code/nodes';
import type { FixRequest, Refusal } from '../rewriter';
import { refuse } from '../shared/plans';

/** The refusal of a finding in the page around PHP's code, or in a template's own code; undefined where it stands in PHP's. */
export function markupRefusal({ document, finding, target }: FixRequest): Refusal | undefined {
  const root = document.tree?.root;
  if (root === undefined || nodeAt(root, finding.span).type !== 'text') {
    return undefined;
  }
  return refuse(
    target,
    bladeCode(document.source).some((code) => contains(code, finding.span))
      ? message(
          'This is the code of a Blade template, which is there to show things: look the value up in a controller or in the configuration of the program, and use it from there.',
        )
      : message(
          'This stands in the page around the PHP code, which everyone who opens it can read; a look-up would show it, too. Let code on the server use it, and send only what visitors may see.',
        ),
  );
}
