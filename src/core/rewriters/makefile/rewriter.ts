import { continuedLineEnd } from '../../languages/shell/quoting';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { environmentVariableName } from '../../fix/environmentName';
import type { FixRequest, Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { hintFor } from '../config/plan';
import { lineEnd } from '../shared/layout';
import { planForReview, refuse, storePermission } from '../shared/plans';
import { lookupCommand } from '../shellscript/helper';
import { commandHint } from '../shellscript/commandHint';
import { placeOf } from '../shellscript/place';
import { quotedWord, quotingAt, spliced } from '../shellscript/quotes';
import { planKeys } from './credentials';
import { lineAround } from './line';
import type { MakeLine } from './line';

/** Has makefiles look secrets up by the AWS CLI, or read variables of the environment; takes AWS keys out of them. */
export const rewriter: Rewriter = {
  id: 'makefile',
  languages: ['makefile'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) => {
    const { finding, document, target } = request;
    if (finding.kind === 'aws-credential' && target === 'default-credential-chain') {
      return planKeys(request);
    }
    if (finding.kind !== 'storable' || target === 'default-credential-chain') {
      return undefined;
    }
    const { source } = document;
    const line = lineAround(source, finding.span.start);
    // What make or the shell would still change in the text is no part of the value.
    const stretch = [finding.span, finding.sensitive].find(
      ({ start, end }) => !/[$\\\r\n]/.test(source.slice(start, end)),
    );
    if (line === undefined || stretch === undefined) {
      return refuse(
        target,
        message('The secret is put together from several parts, so there is no single value to store.'),
      );
    }
    return line.kind === 'assignment'
      ? planAssignment(request, target, line, stretch)
      : planRecipe(request, target, line.script, stretch);
  },
};

function planAssignment(
  request: FixRequest,
  target: SecretReference['target'],
  line: Extract<MakeLine, { kind: 'assignment' }>,
  stretch: Span,
): Plan | Refusal {
  const { source } = request.document;
  const { name, operator, head } = line;
  if (operator === '+=') {
    return refuse(target, message('The value is added to others: give it a variable of its own, and fix it there.'));
  }
  const isWhole =
    source.slice(head.end, stretch.start).trim() === '' &&
    /^\s*(?:#.*)?$/.test(source.slice(stretch.end, lineEnd(source, stretch.end)));
  const isVariable = isWhole && environmentVariableName(name) === name && isFirst(source, line);
  const said = hintFor(name, request.finding, stretch, isWhole);
  // A variable whose value is made of the one of that name would be made of itself.
  const hint =
    target === 'environment' && !isVariable && environmentVariableName(said) === name ? `${said}_VALUE` : said;
  if (target === 'environment') {
    return planOf(request, target, stretch, hint, [mustBeSet()], isVariable ? name : undefined, (reference) =>
      isVariable
        ? [
            { span: { start: head.end - operator.length, end: head.end }, text: '?=' },
            { span: stretch, text: `$(error ${name} is not set)` },
          ]
        : [
            // What is looked at whenever make reads the file would stop targets that do not use it, too.
            ...(operator.includes(':') && !isMadeOf(source, head, stretch)
              ? [{ span: { start: head.end - operator.length, end: head.end }, text: '=' }]
              : []),
            { span: stretch, text: `$(or $(${reference.name}),$(error ${reference.name} is not set))` },
          ],
    );
  }
  return planOf(
    request,
    target,
    stretch,
    hint,
    [
      operator.includes(':')
        ? message(
            'make looks the value up whenever it reads the file, for targets that do not use it, too, and stops where it cannot.',
          )
        : message(
            'make looks the value up each time the variable is used, for every command where it is exported, and stops where it cannot.',
          ),
      ...needsCli(target),
    ],
    undefined,
    (reference) => [
      {
        span: stretch,
        text: `$(or $(shell ${lookupCommand(target, quotedWord(reference.name))}),$(error ${reference.name} could not be read))`,
      },
    ],
  );
}

/** Whether make fills anything into a value besides what stands in a stretch of it. */
function isMadeOf(source: string, head: Span, stretch: Span): boolean {
  const end = continuedLineEnd(source, head.start);
  return /\$/.test(source.slice(head.end, stretch.start) + source.slice(stretch.end, end));
}

/** Whether `?=` gives the variable what `=` did: nothing has set it before, and no command line is overridden. */
function isFirst(source: string, { name, head }: Extract<MakeLine, { kind: 'assignment' }>): boolean {
  const before = source.slice(0, head.start);
  return (
    !/\boverride[ \t]+(?:export[ \t]+)?$/.test(before) &&
    !new RegExp(
      `^(?:[^\\t#\\r\\n][^#\\r\\n]*[\\s:])?${name.replace(/[.-]/g, '\\$&')}[ \\t]*(?:[?+!]|:{1,3})?=`,
      'm',
    ).test(before)
  );
}

function planRecipe(
  request: FixRequest,
  target: SecretReference['target'],
  script: Span,
  stretch: Span,
): Plan | Refusal {
  const text = request.document.source.slice(script.start, script.end);
  const within = { start: stretch.start - script.start, end: stretch.end - script.start };
  const place = placeOf(text, within);
  const word = place?.word;
  if (place === undefined || word === undefined || place.document !== undefined) {
    return refuse(
      target,
      message(
        'The shell reads nothing in this place: give the value a variable at the top of the file, and fix it there.',
      ),
    );
  }
  const hint = commandHint(place, request.finding);
  const edits = (expansion: string): TextEdit[] => {
    const edit = spliced(text, within, quotingAt(text, word.start, within.start), expansion);
    return [
      {
        span: { start: edit.span.start + script.start, end: edit.span.end + script.start },
        // Two dollar signs are one to the shell.
        text: edit.text.replace(/\$/g, () => '$$'),
      },
    ];
  };
  return target === 'environment'
    ? planOf(request, target, stretch, hint, [mustBeSet()], undefined, ({ name }) => edits(`\${${name}:?}`))
    : planOf(
        request,
        target,
        stretch,
        hint,
        [message('Where the look-up fails, the command runs with an empty value.'), ...needsCli(target)],
        undefined,
        ({ name }) => edits(`$(${lookupCommand(target, quotedWord(name))})`),
      );
}

function planOf(
  { finding, document }: FixRequest,
  target: SecretReference['target'],
  stretch: Span,
  hint: string,
  changes: readonly Message[],
  variable: string | undefined,
  edits: (reference: SecretReference) => TextEdit[],
): Plan {
  return planForReview(finding, target, {
    value: document.source.slice(stretch.start, stretch.end),
    nameHint: hint,
    behaviourChanges: changes,
    fixedVariable: variable,
    edits: (reference) => (reference === undefined ? [] : edits(reference)),
  });
}

function mustBeSet(): Message {
  return message('make stops where the variable is needed and not set: strongroom run -- make sets those of .env.');
}

function needsCli(target: 'secretsmanager' | 'parameterstore'): readonly Message[] {
  return [message('Whoever runs make needs GNU make and the AWS CLI.'), storePermission(target)];
}
