import type { TextEdit } from '../../text/edit';
import type { Message } from '../../text/message';
import type { ConfigSite } from '../config/site';

/** A spot of a pipeline that a secret variable of its service can fill. */
export interface Spot {
  /** The variable that the spot must keep; undefined where it may have any name. */
  readonly variable?: string;
  /** What names the value; by default what it is bound to. */
  readonly path?: readonly string[];
  /** What a person should look at besides adding the variable. */
  readonly review?: readonly Message[];
  edits(variable: string): readonly TextEdit[];
}

/** A service that runs pipelines and keeps secret variables for them. */
export interface Service {
  /** As its makers write it. */
  readonly name: string;
  /** Where a person adds the secret variable, and what makes it one. */
  add(): Message;
  /** The spot, or why no variable of the service can stand there and what to do. */
  spotOf(site: ConfigSite): Spot | Message;
}

/** Whether what a service says of a spot is why nothing can stand there. */
export function isReason(spot: Spot | Message): spot is Message {
  return 'template' in spot;
}
