import { isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import type { Instruction } from '../../languages/dockerfile/instructions';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { hintFor } from '../config/plan';
import { tellingProgram } from '../config/script';
import type { FixRequest, Plan } from '../rewriter';
import { nameHint } from '../shared/identifiers';
import { decodedText } from '../shared/literals';
import { commandName, placeOf } from '../shellscript/place';
import type { Place } from '../shellscript/place';
import { quotingAt, spliced } from '../shellscript/quotes';
import type { Dockerfile } from './variables';

/** Where a command of the build holds a secret. */
interface Site {
  readonly instruction: Instruction;
  readonly script: string;
  /** The secret, by offsets of the script. */
  readonly stretch: Span;
  readonly place: Place;
}

/**
 * A secret in a command of the build becomes a variable that a build secret gives this command alone:
 * https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
 *
 * @returns undefined where no shell like `sh` reads the command, or it reads no variable in that place.
 */
export function planCommand({ finding }: FixRequest, file: Dockerfile, literal: Literal): Plan | undefined {
  const span = isConstant(literal) && contains(literal.span, finding.span) ? finding.span : finding.sensitive;
  const value = decodedText(literal, span);
  const site = siteOf(file, span);
  if (site === undefined || value === undefined || !/^[^\s"'\\$`]+$/.test(value)) {
    return undefined;
  }
  const { instruction, place, script, stretch } = site;
  const program = tellingProgram(baseName(commandName(place.command)?.text ?? ''));
  const last = finding.name.at(-1) ?? '';
  const path = [...(program === undefined ? [] : [program]), ...(last.length > 2 && last !== program ? [last] : [])];
  return {
    kind: 'plan',
    target: 'environment',
    safety: 'needs-review',
    behaviourChanges: [
      message(
        'The command gets the variable as a build secret: build with docker build --secret id=NAME,env=NAME where the variable is set in the environment, which “strongroom run” does from .env. This needs BuildKit with Dockerfile 1.10 or later.',
      ),
    ],
    missingDependencies: [],
    value: new Secret(value),
    nameHint: hintFor(nameHint(path, 'secret'), finding, span, false),
    fixes: [finding.fingerprint],
    edits: (reference) => {
      if (reference === undefined) {
        return [];
      }
      const expansion = /\w/.test(script.charAt(stretch.end)) ? `\${${reference.name}}` : `$${reference.name}`;
      const quoting = quotingAt(script, place.word?.start ?? stretch.start, stretch.start);
      const edit = spliced(script, stretch, quoting, expansion);
      const from = instruction.rest.start;
      return [
        mount(instruction, reference.name),
        { span: { start: from + edit.span.start, end: from + edit.span.end }, text: edit.text },
      ];
    },
  };
}

/** Gives a command of the build a variable that is a build secret. */
export function mount({ rest }: Instruction, name: string): TextEdit {
  return { span: { start: rest.start, end: rest.start }, text: ` --mount=type=secret,id=${name},env=${name}` };
}

function siteOf({ source, instructions }: Dockerfile, span: Span): Site | undefined {
  const instruction = instructions.find(({ name, rest }) => name === 'RUN' && contains(rest, span));
  const isWindows =
    instructions.some(({ name }) => name === 'SHELL') || /^[ \t]*#[ \t]*escape[ \t]*=[ \t]*`/im.test(source);
  if (instruction === undefined || instruction.documents.length > 0 || isWindows) {
    return undefined;
  }
  const { start, end } = instruction.rest;
  const script = source.slice(start, end);
  const stretch = { start: span.start - start, end: span.end - start };
  // A list of words is run without a shell.
  const place = /^\s*\[/.test(script) ? undefined : placeOf(script, stretch);
  return place === undefined || place.word === undefined || place.document !== undefined
    ? undefined
    : { instruction, script, stretch, place };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
