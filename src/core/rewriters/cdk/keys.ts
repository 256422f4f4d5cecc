import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { chainVariable } from '../config/credentialChain';
import { removalEdits } from '../javascript/removalEdits';
import { siteOf } from '../javascript/site';
import { children, keyName } from '../javascript/syntax';
import { removeItems } from '../python/removal';
import { targetOf } from '../python/target';
import { childIn, operands } from '../python/tree';
import type { FixRequest, Plan } from '../rewriter';
import { withRelated } from '../shared/findings';
import { literalOf } from '../shared/literals';
import { keysLeave } from '../shared/plans';
import { readCdkFile } from './javascriptFile';
import { aroundOf } from './javascriptSpot';
import { readPythonCdkFile } from './pythonFile';
import { pythonAround } from './pythonSpot';

const environment = /^environment(?:_?variables)?$/i;

/**
 * AWS keys leave the variables of a function or container: what runs there has a role. Lambda takes no variables of these
 * names anyhow. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 *
 * @returns undefined where the keys are no variables of these names in an environment that the code writes out.
 */
export function planKeys(request: FixRequest): Plan | undefined {
  const { finding, findings, document } = request;
  if (finding.kind !== 'aws-credential') {
    return undefined;
  }
  const group = withRelated(finding, findings);
  const names = group.map((one) => literalOf(document, one)?.name.at(-1) ?? '');
  if (!names.every((name) => chainVariable.test(name))) {
    return undefined;
  }
  const isPython = document.language.id === 'python';
  const edits = isPython ? pythonEdits(request, group) : javascriptEdits(request, group);
  return (
    edits &&
    keysLeave(
      group,
      [
        message(
          'The variables are removed: the function or container takes the credentials of its role, which needs the permissions that the key had (grant methods, addToRolePolicy).',
        ),
      ],
      edits,
    )
  );
}

function javascriptEdits({ document }: FixRequest, group: FixRequest['findings']): (() => TextEdit[]) | undefined {
  const root = document.tree?.root;
  const file = root && readCdkFile(root);
  if (root === undefined || file === undefined) {
    return undefined;
  }
  const entries = group.flatMap((one) => {
    const literal = literalOf(document, one);
    const site = literal && siteOf(document, root, literal, one);
    const around = site && site.kind === 'whole' ? aroundOf(file, site.node, true) : undefined;
    const [outer, entry] = around?.kind === 'spot' ? around.spot.entries.slice(-2) : [];
    return outer && entry?.parent && environment.test(keyName(outer) ?? '')
      ? [{ outer, entry, parent: entry.parent }]
      : [];
  });
  const [first] = entries;
  if (
    first === undefined ||
    entries.length < group.length ||
    entries.some(({ outer }) => outer.id !== first.outer.id)
  ) {
    return undefined;
  }
  const all = children(first.parent).length === entries.length;
  return () => removalEdits(all ? [first.outer] : entries.map(({ entry }) => entry), document.source);
}

function pythonEdits({ document }: FixRequest, group: FixRequest['findings']): (() => TextEdit[]) | undefined {
  const file = readPythonCdkFile(document);
  if (file === undefined) {
    return undefined;
  }
  const entries = group.flatMap((one) => {
    const target = targetOf(document, file.python, one);
    const around =
      target !== undefined && !('template' in target) && target.kind === 'whole'
        ? pythonAround(file, target.node, true)
        : undefined;
    const [outer, entry] = around?.kind === 'spot' ? around.spot.entries.slice(-2) : [];
    const name = outer && childIn(outer, outer.type === 'keyword_argument' ? 'name' : 'key');
    return name && entry?.parent && environment.test(file.python.text(name).replace(/["']/g, ''))
      ? [{ outer, entry, parent: entry.parent }]
      : [];
  });
  const [first] = entries;
  if (first === undefined || entries.length < group.length || entries.some(({ outer }) => outer !== first.outer)) {
    return undefined;
  }
  const all = operands(first.parent).length === entries.length;
  return () => removeItems(file.python, all ? [first.outer] : entries.map(({ entry }) => entry));
}
