import type { TextEdit } from '../../text/edit';
import { camelCase, freeName, pascalCase } from '../shared/identifiers';
import type { SecretReference } from '../rewriter';
import { routeEdits } from './asyncRoute';
import { insertInFunction } from './insertion';
import { chooseHelper, insertHelper, lookupCall, workbench } from './lookup';
import type { LookupParts } from './lookup';
import { placementOfGroup } from './relocation';
import type { Relocation, UseGroup } from './relocation';
import { removalEdits } from './removalEdits';
import { replace } from './replacement';
import type { Site } from './site';

/** The edits by which the functions that use a value look it up, in place of the literal. */
export function relocationEdits(parts: LookupParts, relocation: Relocation, reference: SecretReference): TextEdit[] {
  const { declaration, groups, route } = relocation;
  const [first] = groups;
  const site = first === undefined ? parts.site : siteOfUse(parts, relocation, first);
  const bench = workbench({ ...parts, site, placement: { kind: 'in-place' } }, reference.target);
  const { source, style, taken } = bench;
  const helper = chooseHelper(bench);
  const expression = lookupCall(bench, helper, reference);
  const hint = camelCase(parts.nameHint);
  // A constant keeps its name where a function declares it anew: what uses it stays as it is. Capitals are for modules.
  const known = declaration?.type === 'variable_declarator' ? declaration.childForFieldName('name')?.text : undefined;
  const kept = known === undefined || /^[A-Z\d_]+$/.test(known) ? undefined : known;
  const edits = groups.flatMap((group) => {
    const placement = placementOfGroup(group);
    if (placement.kind !== 'function-constant') {
      return [replace(siteOfUse(parts, relocation, group), expression, style, source)];
    }
    const name = kept ?? freeName([hint, `stored${pascalCase(hint)}`], taken);
    return [
      ...insertInFunction(placement, `const ${name} = ${expression.text}`, style, source),
      ...(kept === undefined
        ? group.uses.map((use) =>
            replace(
              declaration === undefined ? parts.site : { kind: 'whole', node: use, value: parts.site.value },
              { text: name, kind: 'identifier' },
              style,
              source,
            ),
          )
        : []),
    ];
  });
  return [
    ...insertHelper(bench, helper),
    ...edits,
    ...routeEdits(route, style),
    ...(declaration === undefined ? [] : removalEdits([declaration], source)),
  ];
}

/** What of a group's first use gives way to a look-up. */
function siteOfUse({ site }: LookupParts, { declaration }: Relocation, { uses: [use] }: UseGroup): Site {
  return declaration === undefined || use === undefined ? site : { kind: 'whole', node: use, value: site.value };
}
