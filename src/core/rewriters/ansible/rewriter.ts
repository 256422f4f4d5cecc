import { message } from '../../text/message';
import { planInPlace } from '../config/inPlace';
import { keysOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import type { Rewriter } from '../rewriter';
import { planInventory } from './inventory';
import { lookupNeeds, lookupTemplate, mayBePrinted } from './lookup';

/** Writes Ansible's look-ups, which run on the control node. */
export const rewriter: Rewriter = {
  id: 'ansible',
  languages: ['yaml', 'ini'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) =>
    request.document.language.id === 'ini'
      ? planInventory(request)
      : planInPlace(request, 'ansible', (site, target) => {
          const isWord = isBareWord(site);
          return {
            review: [
              ...(site.embedded && !isWord ? [message('The value is filled into a script: look at its quotes.')] : []),
              mayBePrinted(),
            ],
            changes: [lookupNeeds(target)],
            text: (reference) =>
              lookupTemplate(reference, site.scalar.style === 'single' ? '"' : "'", isWord ? ' | quote' : ''),
          };
        }),
};

/** The modules that split a text into words as a shell does. */
const commands = /^(?:ansible\.builtin\.)?(?:shell|command|raw)$/;

/**
 * Whether a secret stands in a command outside of quotes, so that the filter `quote` keeps it one word:
 * https://docs.ansible.com/ansible/latest/collections/ansible/builtin/shell_module.html#notes
 */
function isBareWord({ source, scalar, span, steps, whole }: ConfigSite): boolean {
  const [outer = '', key = ''] = keysOf(steps).slice(-2);
  if (whole || !(commands.test(key) || (key === 'cmd' && commands.test(outer)))) {
    return false;
  }
  const start = scalar.style === 'plain' ? scalar.span.start : scalar.span.start + 1;
  // Where quotes are closed before it, it stands outside of them.
  const before = source.slice(start, span.start).replace(/\\.|'[^']*'|"[^"]*"/g, '');
  return !/["']/.test(before) && !/^["']/.test(source.slice(span.end));
}
