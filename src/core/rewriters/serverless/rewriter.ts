import { planSite } from '../cloudformation/plan';
import { boundTo, planInPlace, storableSite } from '../config/inPlace';
import { keysOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { javascriptLanguages } from '../javascript/reading';
import type { FixRequest, Plan, Rewriter } from '../rewriter';
import { planScript } from './javascript';
import { address, consequences, variable } from './variable';

/** Writes the variables of the Serverless Framework, which it resolves when it deploys. */
export const rewriter: Rewriter = {
  id: 'serverless',
  languages: ['yaml', ...javascriptLanguages],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) =>
    (request.target === 'default-credential-chain' ? undefined : planScript(request, request.target)) ??
    planDefault(request) ??
    planResource(request) ??
    planInPlace(request, 'serverless', (_, target) => ({ ...consequences(target), text: variable })),
};

/**
 * A property of a resource of CloudFormation's, which resolves references itself, so that the value stands in no template:
 * https://www.serverless.com/framework/docs/providers/aws/guide/resources
 */
function planResource(request: FixRequest): Plan | undefined {
  const site = storableSite(request, 'serverless');
  const { target } = request;
  if (site === undefined || 'template' in site || target === 'default-credential-chain' || target === 'environment') {
    return undefined;
  }
  const from = site.steps.findIndex((step) => step.kind === 'entry' && step.entry.key === 'Resources');
  const keys = keysOf(site.steps.slice(0, Math.max(from, 0)));
  const template = site.steps[from]?.of;
  if (template === undefined || keys[0] !== 'resources' || keys.length > 2) {
    return undefined;
  }
  const plan = planSite({ ...site, root: template, steps: site.steps.slice(from) }, target);
  return plan.kind === 'plan' ? plan : undefined;
}

/** The secret that is the last resort of a variable, `${env:NAME, 'secret'}`: a variable takes its place there. */
function planDefault(request: FixRequest): Plan | undefined {
  const site = storableSite(request, 'serverless');
  const { target } = request;
  if (site === undefined || 'template' in site || target === 'default-credential-chain') {
    return undefined;
  }
  const span = textOfVariable(site);
  const same = span && target === 'environment' ? sourceBefore(site, span) : undefined;
  if (same !== undefined) {
    return referencePlan(site, target, {
      ...consequences(target),
      path: [same.variable],
      fixedVariable: same.variable,
      edits: () => [{ span: same.span, text: '' }],
    });
  }
  return (
    span &&
    referencePlan(site, target, {
      ...consequences(target),
      path: boundTo(site),
      edits: (reference) => [{ span, text: address(reference) }],
    })
  );
}

/** A text in quotes that is a source of a variable, with its quotes, also where YAML has them doubled or escaped. */
function textOfVariable({ source, scalar, request }: ConfigSite): ConfigSite['span'] | undefined {
  const { start, end } = request.finding.span;
  const before = /,\s{0,20}(\\?"|'{1,2})$/.exec(source.slice(Math.max(scalar.span.start, start - 24), start));
  const after = /^(\\?"|'{1,2})\s{0,20}\}/.exec(source.slice(end, Math.min(scalar.span.end, end + 24)));
  const quote = before?.[1];
  return quote !== undefined && quote === after?.[1]
    ? { start: start - quote.length, end: end + quote.length }
    : undefined;
}

/** The environment variable that is asked before a text, and what goes with the text where that is the value's source. */
function sourceBefore(
  { source, scalar }: ConfigSite,
  { start, end }: ConfigSite['span'],
): { readonly variable: string; readonly span: ConfigSite['span'] } | undefined {
  const before = /env:([A-Za-z_]\w{0,200})(\s{0,20},\s{0,20})$/.exec(
    source.slice(Math.max(scalar.span.start, start - 260), start),
  );
  return before?.[1] === undefined
    ? undefined
    : { variable: before[1], span: { start: start - (before[2]?.length ?? 0), end } };
}
