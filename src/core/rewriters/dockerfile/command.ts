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
import { freeName, nameHint } from '../shared/identifiers';
import { decodedText } from '../shared/literals';
import { commandName, placeOf } from '../shellscript/place';
import type { Place } from '../shellscript/place';
import { quotingAt, spliced } from '../shellscript/quotes';
import { isOnWindows } from './variables';
import type { Dockerfile } from './variables';

/** Commands that keep what they are given in files. */
const writes = />|\b(?:config|configure|tee|sed|chpasswd|login|setup)\b/;

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
      ...(writes.test(script)
        ? [
            message(
              'What the command writes into a file of the image holds the value as before: have the command delete that file, too.',
            ),
          ]
        : []),
    ],
    missingDependencies: [],
    value: new Secret(value),
    nameHint: hintFor(nameHint(path, 'secret'), finding, span, false),
    fixes: [finding.fingerprint],
    edits: (reference) => {
      if (reference === undefined) {
        return [];
      }
      const variable = variableIn(script, stretch, reference.name);
      const expansion = /\w/.test(script.charAt(stretch.end)) ? `\${${variable}}` : `$${variable}`;
      const quoting = quotingAt(script, place.word?.start ?? stretch.start, stretch.start);
      const edit = spliced(script, stretch, quoting, expansion);
      const from = instruction.rest.start;
      return [
        ...(mounted(script, reference.name) === undefined ? [mount(instruction, reference.name, variable)] : []),
        { span: { start: from + edit.span.start, end: from + edit.span.end }, text: edit.text },
      ];
    },
  };
}

/** Gives a command of the build a variable that is a build secret. */
export function mount({ rest }: Instruction, name: string, variable = name): TextEdit {
  return { span: { start: rest.start, end: rest.start }, text: ` --mount=type=secret,id=${name},env=${variable}` };
}

/** The variable that a command has a build secret in already. */
function mounted(script: string, name: string): string | undefined {
  return new RegExp(`--mount=type=secret,id=${name},env=(\\w+)[ \\t]`).exec(script)?.[1];
}

/** A variable for a build secret that the command neither reads nor sets to something else, by its name if that is free. */
function variableIn(script: string, stretch: Span, name: string): string {
  const known = mounted(script, name);
  if (known !== undefined) {
    return known;
  }
  const read = [...script.matchAll(/\$\{?([A-Za-z_]\w*)/g)];
  const set = [...script.matchAll(/(?<![\w$-])([A-Za-z_]\w*)=["']?/g)].filter(
    ({ index, 0: text }) => index + text.length !== stretch.start,
  );
  return freeName([name], new Set([...read, ...set].map(([, own = '']) => own)));
}

function siteOf(file: Dockerfile, span: Span): Site | undefined {
  const { source, instructions } = file;
  const instruction = instructions.find(({ name, rest }) => name === 'RUN' && contains(rest, span));
  const isWindows =
    instructions.some(({ name }) => name === 'SHELL') || /^[ \t]*#[ \t]*escape[ \t]*=[ \t]*`/im.test(source);
  if (instruction === undefined || instruction.documents.length > 0 || isWindows || isOnWindows(file, instruction)) {
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
