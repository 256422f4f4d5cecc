import type { Instruction } from '../../languages/dockerfile/instructions';
import type { Finding } from '../../scan/finding';
import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { chainVariable, ownSetting } from '../config/credentialChain';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { lineEnding, lineNumber } from '../shared/layout';
import { keysLeave, refuse } from '../shared/plans';
import { keyEdits } from '../shellscript/keyEdits';
import { followKeys } from '../shellscript/keys';
import { removeVariables } from './removal';
import { readFile, usesVariable, variableAt } from './variables';
import type { Dockerfile, Setting, Variable } from './variables';

const target = 'default-credential-chain';

/** Takes AWS keys out of a Dockerfile: images are handed on, and keep every layer. */
export function planKeys(request: FixRequest): Plan | Refusal | undefined {
  const { document, finding, findings } = request;
  if (finding.kind !== 'aws-credential') {
    return undefined;
  }
  const file = readFile(document.source);
  const group = withRelated(finding, findings);
  const removal = new KeyRemoval(file);
  const reason = removal.take(group);
  if (reason !== undefined) {
    return refuse(target, reason);
  }
  return keysLeave(
    group,
    [
      message(
        'The image has no keys any more: a container gets credentials from the role of its task, pod, function or instance, and from a profile on a developer’s machine. Earlier images keep the keys in their layers: deactivate them.',
      ),
      ...(usesAws(file) ? [buildCredentials()] : []),
      ...removal.review,
    ],
    () => removal.edits(),
  );
}

/** Collects what goes with the keys of a Dockerfile. */
class KeyRemoval {
  readonly review: Message[] = [];
  readonly #variables = new Map<Setting, Set<Variable>>();
  readonly #commands: TextEdit[] = [];
  /** Instructions of which nothing would be left. */
  readonly #gone: Instruction[] = [];

  constructor(private readonly file: Dockerfile) {}

  /** Follows the findings to what they stand in; the reason where one of them cannot go. */
  take(group: readonly Finding[]): Message | undefined {
    const inCommands = new Map<Instruction, Span[]>();
    for (const { span } of group) {
      const found = variableAt(this.file, span);
      const run = this.file.instructions.find(({ name, rest }) => name === 'RUN' && contains(rest, span));
      if (found !== undefined) {
        if (!chainVariable.test(found.variable.name)) {
          return ownSetting(found.variable.name);
        }
        this.#remove(found.setting, found.variable);
      } else if (run !== undefined) {
        inCommands.set(run, [...(inCommands.get(run) ?? []), span]);
      } else {
        return byHand();
      }
    }
    return this.#takeCommands(inCommands) ?? this.#followVariables();
  }

  edits(): TextEdit[] {
    return [...removeVariables(this.file, this.#variables, 'go', this.#gone), ...this.#commands];
  }

  #remove(setting: Setting, variable: Variable): void {
    this.#variables.set(setting, (this.#variables.get(setting) ?? new Set()).add(variable));
  }

  #takeCommands(inCommands: ReadonlyMap<Instruction, readonly Span[]>): Message | undefined {
    const { source } = this.file;
    for (const [run, keys] of inCommands) {
      const { start, end } = commandOf(source, run);
      const text = source.slice(start, end);
      const moved = keys.map((key) => ({ start: key.start - start, end: key.end - start }));
      const uses = moved.some((key) => key.start < 0) ? byHand() : followKeys(text, moved);
      if ('template' in uses) {
        return byHand();
      }
      this.review.push(...uses.review);
      const edits = keyEdits(text, uses, lineEnding(source));
      if (!moved.every((key) => edits.some((edit) => contains(edit.span, key)))) {
        return byHand();
      }
      const left = applyEdits(text, edits);
      if (/^[\s\\:;&]*$/.test(left)) {
        this.#gone.push(run);
      } else {
        this.#commands.push({ span: { start, end }, text: withoutEmptyLines(left) });
      }
    }
    return undefined;
  }

  /** Variables that only hand a removed one on go, too: an empty variable would come before the role. */
  #followVariables(): Message | undefined {
    const { source, settings, instructions } = this.file;
    const names = new Set([...this.#variables.values()].flatMap((set) => [...set].map(({ name }) => name)));
    for (const setting of settings) {
      for (const variable of setting.variables) {
        const value = source.slice(variable.span.start, variable.span.end);
        const handsOn = [...names].some((name) => usesVariable(value, name));
        if (names.has(variable.name) || (handsOn && chainVariable.test(variable.name))) {
          this.#remove(setting, variable);
        } else if (handsOn) {
          return usedIn(source, variable.span);
        }
      }
    }
    const user = instructions.find(
      ({ name, rest, end }) =>
        name !== 'ENV' && name !== 'ARG' && [...names].some((one) => usesVariable(source.slice(rest.start, end), one)),
    );
    return user && usedIn(source, user.rest);
  }
}

/** A command without lines on which nothing is left but the sign that it goes on. */
function withoutEmptyLines(command: string): string {
  return command.replace(/^\s*(?:\\\r?\n\s*)+/, '').replace(/(\\\r?\n)(?:[ \t]*\\\r?\n)+/g, '$1');
}

/** The command of a `RUN`, behind its flags. */
function commandOf(source: string, { rest }: Instruction): Span {
  const flags = /^(?:\s|--[\w-]{1,40}(?:=\S{0,400})?(?=\s)|\\\r?\n)*/.exec(source.slice(rest.start, rest.end));
  return { start: rest.start + (flags?.[0].length ?? 0), end: rest.end };
}

/** Whether commands that run while the image is built call AWS. */
function usesAws({ source, instructions }: Dockerfile): boolean {
  return instructions.some(
    ({ name, rest }) => name === 'RUN' && /(?:^|[\s;&|(])aws\s/.test(source.slice(rest.start, rest.end)),
  );
}

function buildCredentials(): Message {
  return message(
    'Commands that call AWS while the image is built can be given credentials that stay out of it: RUN --mount=type=secret,id=aws,target=/root/.aws/credentials …, and docker build --secret id=aws,src=$HOME/.aws/credentials.',
  );
}

function usedIn(source: string, { start }: Span): Message {
  return message(
    'The key is also used in line {0}, in a way that cannot be followed: take it out there first.',
    lineNumber(source, start),
  );
}

function byHand(): Message {
  return message(
    'This instruction writes the key into the image by a text or a file: take it out by hand. A command that needs credentials while the image is built can have them by RUN --mount=type=secret,id=aws,target=/root/.aws/credentials.',
  );
}
