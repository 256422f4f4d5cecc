import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import type { FixRequest, Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { planForReview, refuse } from '../shared/plans';
import { putExpression } from '../terraform/lookup';
import { hintOf } from '../terraform/plan';
import { siteOf } from '../terraform/site';

/**
 * Has Terragrunt read inputs by a command of the AWS CLI, or from the environment:
 * https://terragrunt.gruntwork.io/docs/reference/hcl/functions/#run_cmd
 */
export const rewriter: Rewriter = {
  id: 'terragrunt',
  languages: ['hcl'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, finding, document } = request;
    return target === 'default-credential-chain' || finding.kind !== 'storable' || !isTerragrunt(document)
      ? undefined
      : planInput(request, target);
  },
};

/** What only Terragrunt evaluates: https://terragrunt.gruntwork.io/docs/reference/hcl/functions/ */
const ownFunctions =
  /\b(?:find_in_parent_folders|read_terragrunt_config|path_relative_(?:to|from)_include|get_(?:parent_)?terragrunt_dir|get_repo_root|sops_decrypt_file|run_cmd|get_env)\(/;

/** Blocks of a configuration that files in other dialects do not have: https://terragrunt.gruntwork.io/docs/reference/hcl/blocks/ */
const ownBlocks =
  /^(?:remote_state|generate[ \t]+"[^"\n]{0,100}"|include(?:[ \t]+"[^"\n]{0,100}")?|dependency[ \t]+"[^"\n]{0,100}")[ \t]*\{/m;

/**
 * Whether a file configures Terragrunt, by its name, or by what it holds where units include it or read it:
 * https://terragrunt.gruntwork.io/docs/reference/hcl/
 */
function isTerragrunt({ path, source }: ParsedDocument): boolean {
  const lower = path?.toLowerCase() ?? '';
  const name = lower.slice(Math.max(lower.lastIndexOf('/'), lower.lastIndexOf('\\')) + 1);
  if (/^terragrunt(?:\.stack)?\.hcl$/.test(name)) {
    return true;
  }
  if (!name.endsWith('.hcl') || /\.(?:pkr|nomad|lock|tftest|pkrvars)\.hcl$|bake[\w.-]{0,40}\.hcl$/.test(name)) {
    return false;
  }
  return (
    ownFunctions.test(source) ||
    ownBlocks.test(source) ||
    /^inputs[ \t]*=/m.test(source) ||
    // What units read with read_terragrunt_config often holds locals alone.
    (/^(?:root|account|region|env|environment|common|globals?|vars|stack)\.hcl$/.test(name) &&
      /^locals[ \t]*\{/m.test(source))
  );
}

function planInput(request: FixRequest, target: SecretReference['target']): Plan | Refusal | undefined {
  const site = siteOf(request);
  if (site === undefined || 'template' in site) {
    return site && refuse(target, site);
  }
  const [outer] = site.blocks;
  if (outer === undefined ? site.attribute.name !== 'inputs' : outer.type !== 'locals' && outer.type !== 'unit') {
    return refuse(
      target,
      message(
        'Terragrunt evaluates functions in inputs and locals: make the value a local there, and use local.NAME here.',
      ),
    );
  }
  return planForReview(request.finding, target, {
    value: site.value,
    nameHint: hintOf(site),
    behaviourChanges: [
      ...(target === 'environment'
        ? [message('Terragrunt stops where the variable is not set: it must be set wherever Terragrunt runs.')]
        : [
            message(
              'Whoever runs Terragrunt needs the AWS CLI, credentials, a region and the IAM permission {0} for this value, which is read anew in every run.',
              target === 'secretsmanager' ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameter',
            ),
          ]),
      message('Terraform keeps the value in its state as before: whoever may read the state can read it.'),
    ],
    edits: (reference) => (reference === undefined ? [] : [putExpression(site, expressionFor(reference))]),
  });
}

/** What reads a value; `--terragrunt-quiet` keeps it out of the log. */
function expressionFor({ target, name }: SecretReference): string {
  const command = {
    secretsmanager: ['secretsmanager', 'get-secret-value', '--secret-id', name, '--query', 'SecretString'],
    parameterstore: ['ssm', 'get-parameter', '--with-decryption', '--name', name, '--query', 'Parameter.Value'],
  };
  return target === 'environment'
    ? `get_env("${name}")`
    : `run_cmd(${['--terragrunt-quiet', 'aws', ...command[target], '--output', 'text'].map((word) => `"${word}"`).join(', ')})`;
}
