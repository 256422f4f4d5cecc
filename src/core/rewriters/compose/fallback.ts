import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { storableSite } from '../config/inPlace';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { refuse } from '../shared/plans';

/** The secret that stands as the default of a variable, `${NAME:-secret}`, leaves; undefined where it is none. */
export function planDefault(request: FixRequest): Plan | Refusal | undefined {
  const site = storableSite(request, 'compose');
  const { finding, target } = request;
  if (site === undefined || 'template' in site || target === 'default-credential-chain') {
    return undefined;
  }
  const { source, scalar } = site;
  const open = source.lastIndexOf('${', finding.sensitive.start + 1);
  const close = source.indexOf('}', open);
  const inside = open >= scalar.span.start && close >= 0 && close < scalar.span.end;
  const head = inside ? /^\$\{([A-Za-z_]\w{0,200}):?-/.exec(source.slice(open, close)) : null;
  const name = head?.[1];
  if (head === null || name === undefined || finding.sensitive.end < open + head[0].length) {
    return undefined;
  }
  if (target !== 'environment') {
    return refuse(
      target,
      message('The value comes from the environment already; its default alone has to go.'),
      'environment',
    );
  }
  return {
    kind: 'plan',
    target,
    safety: 'safe',
    behaviourChanges: [
      message('{0} has no default any more: Compose stops where neither the environment nor .env has it.', name),
    ],
    missingDependencies: [],
    value: new Secret(source.slice(open + head[0].length, close)),
    nameHint: name,
    fixedVariable: name,
    fixes: [finding.fingerprint],
    edits: () => [{ span: { start: open, end: close + 1 }, text: `\${${name}:?}` }],
  };
}
