import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { assignmentRemoval } from '../config/assignments';
import { chainVariable, ownSetting } from '../config/credentialChain';
import { hintFor } from '../config/plan';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { withRelated } from '../shared/findings';
import { keysLeave, planForReview, refuse } from '../shared/plans';
import { commandHint } from '../shellscript/commandHint';
import { assignedName, placeOf } from '../shellscript/place';
import type { Place } from '../shellscript/place';
import { quotingAt, spliced } from '../shellscript/quotes';
import { commandAround } from './line';

/**
 * Has the commands of a Procfile take secrets from the environment, which the platform sets and process managers fill from
 * `.env`; takes AWS keys out of them. https://devcenter.heroku.com/articles/heroku-local#set-up-your-local-environment-variables
 */
export const rewriter: Rewriter = {
  id: 'procfile',
  languages: ['procfile'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) => {
    const { kind } = request.finding;
    if (request.target === 'default-credential-chain') {
      return kind === 'aws-credential' ? planKeys(request) : undefined;
    }
    return kind === 'storable' ? planSecret(request, request.target) : undefined;
  },
};

/** A stretch of a command: its place there, offsets in the command; and where the command begins in the file. */
interface Spot {
  readonly command: string;
  readonly offset: number;
  readonly within: Span;
  readonly place: Place;
}

function spotOf(source: string, stretch: Span): Spot | undefined {
  const around = commandAround(source, stretch.start);
  if (around === undefined || !contains(around, stretch)) {
    return undefined;
  }
  const command = source.slice(around.start, around.end);
  const within = { start: stretch.start - around.start, end: stretch.end - around.start };
  const place = placeOf(command, within);
  return place && { command, offset: around.start, within, place };
}

function planSecret(request: FixRequest, target: 'secretsmanager' | 'parameterstore' | 'environment'): Plan | Refusal {
  const { finding, document } = request;
  const { source } = document;
  // What the shell would still change in the text is no part of the value, and neither is half of a word.
  const stretch = [finding.span, finding.sensitive].find(
    ({ start, end }) =>
      !/[$\\\r\n`]/.test(source.slice(start, end)) &&
      (end === finding.sensitive.end || /^(?:$|[\s"';&|)])/.test(source.slice(end, end + 1))),
  );
  const spot = stretch && spotOf(source, stretch);
  const word = spot?.place.word;
  if (stretch === undefined || spot === undefined || word === undefined) {
    return refuse(target, message('The shell reads nothing in this place: take the value out by hand.'));
  }
  if (target !== 'environment') {
    return refuse(
      target,
      message(
        'What starts these commands sets variables, and reads nothing from AWS: move the value to a variable, or have the program look it up.',
      ),
      'environment',
    );
  }
  const { command, offset, within, place } = spot;
  const setsAll = place.role === 'prefix' && isAllOf(command, word, within);
  const variable = setsAll ? assignedName(word) : undefined;
  return planForReview(finding, target, {
    value: source.slice(stretch.start, stretch.end),
    nameHint:
      variable ??
      hintFor(
        place.role === 'prefix' ? assignedName(word) : commandHint(place, finding),
        finding,
        stretch,
        stretch === finding.span,
      ),
    behaviourChanges: [setElsewhere()],
    fixedVariable: variable,
    edits: (reference) => {
      if (setsAll) {
        return [{ span: moved(withBlanks(command, word), offset), text: '' }];
      }
      const edit =
        reference && spliced(command, within, quotingAt(command, word.start, within.start), `\${${reference.name}:?}`);
      return edit === undefined ? [] : [{ span: moved(edit.span, offset), text: edit.text }];
    },
  });
}

/** Takes variables that the default credential chain reads out of the commands that they are set for. */
function planKeys({ document, finding, findings }: FixRequest): Plan | Refusal {
  const group = withRelated(finding, findings);
  const gone: Span[] = [];
  for (const { span } of group) {
    const spot = spotOf(document.source, span);
    const word = spot?.place.word;
    if (
      spot === undefined ||
      word === undefined ||
      spot.place.role !== 'prefix' ||
      !isAllOf(spot.command, word, spot.within)
    ) {
      return refuse(
        'default-credential-chain',
        message('The key is part of a longer text or of a list: it has to be taken out by hand.'),
      );
    }
    const name = assignedName(word);
    if (!chainVariable.test(name)) {
      return refuse('default-credential-chain', ownSetting(name));
    }
    gone.push(moved(withBlanks(spot.command, word), spot.offset));
  }
  return keysLeave(
    group,
    [
      message(
        'The commands now find credentials by the default chain: a profile (AWS_PROFILE) or the role of the machine. A platform outside of AWS needs variables with keys of its own, set there and not here.',
      ),
    ],
    () => assignmentRemoval(document, gone),
  );
}

/** Whether a stretch is all that a word assigns, but for quotes. */
function isAllOf(command: string, word: Span, within: Span): boolean {
  const before = command.slice(word.start, within.start);
  return /^\w+=["']?$/.test(before) && /^["']?$/.test(command.slice(within.end, word.end));
}

/** A word with the blanks behind it, and the end of a line that goes on. */
function withBlanks(command: string, { start, end }: Span): Span {
  return { start, end: end + (/^[ \t]*(?:\\\r?\n[ \t]*)?/.exec(command.slice(end, end + 200))?.[0].length ?? 0) };
}

function moved({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

function setElsewhere(): Message {
  return message(
    'Set the variable where the processes run, too (heroku config:set, the settings of the service): Heroku Local, Foreman and Honcho read .env beside the Procfile.',
  );
}
