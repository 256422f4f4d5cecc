import { message } from '../../text/message';
import { boundTo, planStorable } from '../config/inPlace';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';

/**
 * Has Rails fill secrets in from the environment where it evaluates Ruby in its settings (`config/database.yml`), as its own
 * templates do: https://guides.rubyonrails.org/configuring.html#configuring-a-database
 */
export const rewriter: Rewriter = {
  id: 'rails',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => planStorable(request, 'rails', planSite),
};

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  if (target !== 'environment') {
    return refuse(
      target,
      message(
        'Rails evaluates this file before the application can call AWS, but can take the value from the environment. Move it to .env (environment variable), then that line to AWS: what strongroom run -- COMMAND starts has the value.',
      ),
      'environment',
    );
  }
  const { scalar, span, steps } = site;
  // Braces and brackets would end where the template has some.
  const isFlow = scalar.style === 'plain' && steps.some(({ of }) => of.flow);
  const style = isFlow ? 'single' : scalar.style;
  if (isFlow && !site.whole) {
    return refuse(target, message('Write the value in quotes: what is filled in has signs that end it here.'));
  }
  return referencePlan(site, target, {
    path: boundTo(site),
    review: site.whole
      ? []
      : [
          message(
            'The value is filled in as it is: where it has signs that a URL keeps for itself, it must be encoded.',
          ),
        ],
    changes: [message('The environment variable must be set before the program starts.')],
    edits: ({ name }) => {
      // YAML is read after the template is filled in, but by other tools before: quotes must not end the text.
      const quote = style === 'double' ? "'" : '"';
      const text = `<%= ENV[${quote}${name}${quote}] %>`;
      const [open, close] = !site.whole || style === 'plain' || style === 'block' ? ['', ''] : ends(style);
      return [{ span, text: open + text + close }];
    },
  });
}

function ends(style: 'single' | 'double'): readonly [string, string] {
  return style === 'single' ? ["'", "'"] : ['"', '"'];
}
