import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { freeName, nameHint, screamingCase } from '../shared/identifiers';
import { refuse, setByVariable } from '../shared/plans';
import { orThroughEnvironment } from '../shared/throughEnvironment';
import { blockBefore } from '../terraform/block';
import { putExpression } from '../terraform/lookup';
import { declared, siteOf } from '../terraform/site';
import type { TerraformSite } from '../terraform/site';

/**
 * Has Docker Bake take secrets from variables, which the environment sets by their names:
 * https://docs.docker.com/build/bake/variables/
 */
export const rewriter: Rewriter = {
  id: 'docker-bake',
  languages: ['hcl'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) =>
    // The names that Bake looks for: https://docs.docker.com/build/bake/reference/#file-lookup-and-merging
    /(?:^|[/.-])docker-bake(?:\.[\w-]{1,60})?\.hcl$/i.test(request.document.path ?? '')
      ? orThroughEnvironment(request, planBake(request), 'docker buildx bake', planBake)
      : undefined,
};

function planBake(request: FixRequest): Plan | Refusal | undefined {
  const { target, finding } = request;
  const site = finding.kind === 'storable' ? siteOf(request) : undefined;
  if (site === undefined || target === 'default-credential-chain') {
    return undefined;
  }
  if ('template' in site) {
    return refuse(target, site);
  }
  const [outer] = site.blocks;
  if (outer === undefined || !/^(?:variable|target|group)$/.test(outer.type)) {
    return refuse(target, message('Bake takes a value from the environment only as a variable: declare one for it.'));
  }
  const isDefault = outer.type === 'variable';
  const name = isDefault ? (outer.labels[0] ?? '') : newName(site);
  if (isDefault && !isSecretAlone(site)) {
    return refuse(target, message('Only a variable whose default is the secret alone can lose it.'));
  }
  return target === 'environment'
    ? setByVariable(finding, name, site.value, changes(site, name), () =>
        isDefault
          ? [{ span: site.span, text: '""' }]
          : [blockBefore(site, outer, [`variable "${name}" {`, '  default = ""', '}']), putExpression(site, name)],
      )
    : refuse(
        target,
        message('Bake looks nothing up in AWS: pass the value by a variable of the environment.'),
        'environment',
      );
}

/** Whether a site is the whole default of a variable. */
function isSecretAlone({ whole, span, attribute, blocks }: TerraformSite): boolean {
  const { name, expression } = attribute;
  return (
    whole && name === 'default' && blocks.length === 1 && span.start === expression.start && span.end === expression.end
  );
}

/**
 * What the value is bound to (`NPM_TOKEN` of `args`), where no other variable has that name; attributes at the top level
 * are variables, too.
 */
function newName({ literal, request, attribute, file }: TerraformSite): string {
  const path = literal.name.length > 0 ? literal.name : request.finding.name;
  const taken = new Set([...declared(file, 'variable'), ...file.attributes.map(({ name }) => name)]);
  return freeName([screamingCase(nameHint(path.slice(-1), attribute.name))], taken);
}

function changes({ blocks }: TerraformSite, name: string): Message[] {
  return [
    message(
      'The environment variable {0} must be set where Bake runs: without it, the build gets an empty text.',
      name,
    ),
    ...(blocks[0]?.type === 'target'
      ? [
          message(
            'Arguments of a build stay in the history of its image: where the Dockerfile can, have it mount the value (RUN --mount=type=secret), and list it under secret of the target instead.',
          ),
        ]
      : []),
  ];
}
