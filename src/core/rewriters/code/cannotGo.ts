import type { Message } from '../../text/message';

/** Thrown within a search alone, to leave it where a credential cannot be taken out; caught where the search begins. */
export class CannotGo extends Error {
  constructor(readonly reason: Message) {
    super(reason.template);
  }
}
