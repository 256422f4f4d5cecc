import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { FixTarget, Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';
import { unreadAround } from '../text-reference/unread';

/** Pages, and components that are built into them; JSP, ASP.NET and the like run on a server. */
const sent = /\.(?:x?html?|shtml|vue|svelte|wxml)$/i;
const component = /\.(?:vue|svelte)$/i;

/** Says why a page, or a component of Vue or Svelte, can hold no secret: a look-up there would show it, too. */
export const rewriter: Rewriter = {
  id: 'browser-page',
  languages: ['html'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: ({ document, finding, target }) =>
    sent.test(document.path ?? '') &&
    (finding.kind === 'aws-credential') === (target === 'default-credential-chain') &&
    (finding.kind === 'aws-credential' || finding.kind === 'storable') &&
    unreadAround(document, finding.span) === undefined
      ? refuse(target, reasonOf(target, component.test(document.path ?? '')))
      : undefined,
};

function reasonOf(target: FixTarget, isComponent: boolean): Message {
  if (target === 'default-credential-chain') {
    return isComponent
      ? message(
          'A component is built into the page, and runs in the browser, where the AWS SDK has no default credential chain. Use an Amazon Cognito identity pool, or let a server call AWS or sign the URLs.',
        )
      : message(
          'A page runs in the browser, where the AWS SDK has no default credential chain. Use an Amazon Cognito identity pool, or let a server call AWS or sign the URLs.',
        );
  }
  return isComponent
    ? message(
        'A component is built into the page, its script too, where everyone can read what it holds or looks up. Keep the secret on a server, and let the page ask that server.',
      )
    : message(
        'A page is sent to everyone who opens it, and they can read what it holds or looks up. Keep the secret on a server, and let the page ask that server.',
      );
}
