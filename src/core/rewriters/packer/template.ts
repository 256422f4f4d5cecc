import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { boundTo, planStorable } from '../config/inPlace';
import { addJsonEntry } from '../config/jsonEntry';
import type { ConfigMap } from '../config/model';
import { keysOf, valueOf } from '../config/nodes';
import { hintFor, referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { freeName, nameHint, snakeCase } from '../shared/identifiers';
import { refuse } from '../shared/plans';
import { refuseUnread } from './unread';

/**
 * Has a JSON template of Packer read a secret into one of its variables, which alone can read AWS or the environment:
 * https://developer.hashicorp.com/packer/docs/templates/legacy_json_templates/user-variables
 */
export function planTemplate(request: FixRequest): Plan | Refusal | undefined {
  return planStorable(request, 'packer', planSite);
}

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const unread = refuseUnread(target, site.value);
  if (unread !== undefined) {
    return unread;
  }
  const keys = keysOf(site.steps);
  const { root } = site;
  if (root.kind !== 'map' || site.scalar.style !== 'double' || site.scalar.text.includes('`')) {
    return refuse(target, message('The fix is offered where this is a JSON object with texts in double quotes.'));
  }
  if (keys[0] === 'variables') {
    return keys.length === 2 && site.whole ? planVariable(site, target, keys[1] ?? '') : refuse(target, otherwise());
  }
  return /^(?:builders|provisioners|post-processors)$/.test(keys[0] ?? '')
    ? planUse(site, root, target)
    : refuse(target, otherwise());
}

/** The default of a variable becomes what it is read by. */
function planVariable(site: ConfigSite, target: SecretReference['target'], name: string): Plan {
  return referencePlan(site, target, {
    path: [name],
    review: [reading(target)],
    changes: [],
    edits: (reference) => [putReference(site, readBy(reference))],
  });
}

/** A value elsewhere becomes a variable of the template. */
function planUse(site: ConfigSite, root: ConfigMap, target: SecretReference['target']): Plan | Refusal {
  const variables = valueOf(root, 'variables');
  const taken = new Set(variables?.kind === 'map' ? variables.entries.map(({ key }) => key) : []);
  const own = /([A-Za-z_]\w{0,100})=$/.exec(
    site.source.slice(Math.max(site.scalar.span.start, site.span.start - 102), site.span.start),
  )?.[1];
  const bound = own ?? nameHint(boundTo(site).slice(-1), 'secret');
  const path = [hintFor(bound, site.request.finding, site.span, site.whole)];
  const name = freeName([snakeCase(path[0] ?? 'secret').toLowerCase()], taken);
  const entry = (value: string): ReturnType<typeof addJsonEntry> =>
    addJsonEntry(site, root, ['variables', name], value);
  if (entry('') === undefined) {
    return refuse(target, otherwise());
  }
  return referencePlan(site, target, {
    path,
    review: [reading(target)],
    changes: [],
    edits: (reference) => {
      const added = entry(readBy(reference));
      return added === undefined ? [] : [added, putReference(site, `{{user \`${name}\`}}`)];
    },
  });
}

function readBy({ target, name }: SecretReference): string {
  return target === 'environment' ? `{{env \`${name}\`}}` : `{{aws_secretsmanager \`${name}\`}}`;
}

function reading(target: SecretReference['target']): Message {
  return target === 'environment'
    ? message(
        'Packer reads the variable from the environment that it is started in, and takes an empty text where it is not set.',
      )
    : message(
        'Whoever runs Packer needs AWS credentials, a region in the environment or the profile, and the IAM permission secretsmanager:GetSecretValue for this secret.',
      );
}

function otherwise(): Message {
  return message(
    'A template of Packer reads AWS and the environment in its variables alone: make the value one, and write {{user `NAME`}} here.',
  );
}
