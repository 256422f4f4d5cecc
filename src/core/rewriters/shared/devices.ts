import { message } from '../../text/message';
import type { Message } from '../../text/message';

/**
 * Why code that its users have on their devices can look nothing up, and hold no secret at all.
 *
 * @param sign what says that it is such code: an import, a dependency.
 */
export function onDevices(sign: string): Message {
  return message(
    'This code runs on the devices of its users ({0}), where everyone can read what an app holds or looks up. Keep the secret on a server, and let the app ask that server.',
    sign,
  );
}

/** Why code that its users have on their devices cannot go without its AWS keys. */
export function keysOnDevices(sign: string): Message {
  return message(
    'This code runs on the devices of its users ({0}), where the AWS SDK has no default credential chain. Use an Amazon Cognito identity pool, or let a server call AWS or sign the URLs.',
    sign,
  );
}
