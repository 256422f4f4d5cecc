import { message } from '../../text/message';
import { planSite } from '../cloudformation/plan';
import { boundTo, planInPlace, storableSite } from '../config/inPlace';
import { keysOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import type { FixRequest, Plan, Rewriter, SecretReference } from '../rewriter';

/** Writes the variables of the Serverless Framework, which it resolves when it deploys. */
export const rewriter: Rewriter = {
  id: 'serverless',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) =>
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

function consequences(
  target: SecretReference['target'],
): Pick<Parameters<typeof referencePlan>[2], 'review' | 'changes'> {
  return {
    review: [
      message(
        'The Serverless Framework puts the value into what it deploys: it stands in clear in the function’s configuration and in the stack’s template. Looking it up in the function’s code avoids that.',
      ),
    ],
    changes: [
      target === 'environment'
        ? message('The environment variable must be set when the service is deployed.')
        : message(
            'The value is read when the service is deployed, with the permissions of whoever deploys and in the region of the service: after a rotation, deploy again.',
          ),
    ],
  };
}

function variable(reference: SecretReference): string {
  return `\${${address(reference)}}`;
}

/** https://www.serverless.com/framework/docs/guides/variables/aws/ssm */
function address({ target, name }: SecretReference): string {
  switch (target) {
    case 'secretsmanager':
      return `ssm:/aws/reference/secretsmanager/${name}`;
    case 'parameterstore':
      return `ssm:${name}`;
    case 'environment':
      return `env:${name}`;
  }
}
