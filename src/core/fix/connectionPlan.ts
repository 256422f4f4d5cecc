import type { OpenDocument } from '../engine';
import type { Literal } from '../languages/literal';
import { camelCase, words } from '../rewriters/shared/identifiers';
import type { Plan, ProjectFacts, SecretReference } from '../rewriters/rewriter';
import type { Finding } from '../scan/finding';
import { EditedText } from '../text/editedText';
import type { TextEdit } from '../text/edit';
import { message } from '../text/message';
import type { Message } from '../text/message';
import { Secret } from '../text/secret';
import { connectionOf } from './connection';
import type { ConnectionMember } from './connection';
import { rewrite } from './rewrite';

/** The look-ups that take the place of the fields of one connection, all of one secret. */
export interface ConnectionPlan {
  readonly plan: Omit<Plan, 'edits'> & { readonly value: Secret };
  /** The fields that are looked up; an engine and a port stay as they are in the code. */
  readonly members: readonly ConnectionMember[];
  /** In the coordinates of the document. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
}

/** Names of libraries want the engine, and numbers the port: only what is a text for the connection is looked up. */
const lookedUp: ReadonlySet<ConnectionMember> = new Set(['host', 'username', 'password', 'dbname']);

/**
 * Plans to look the fields of a connection up as members of one secret: the password and, where they stand beside it as
 * texts, host, user and database. Undefined where the finding is not the password of such a connection, or where one of
 * its fields cannot be looked up in its spot. Touches nothing.
 *
 * @param open opens a text as the document was opened.
 * @param name what the secret is called.
 */
export async function planConnection(
  document: OpenDocument,
  finding: Finding,
  project: ProjectFacts,
  open: (text: string) => Promise<OpenDocument>,
  name: string,
): Promise<ConnectionPlan | undefined> {
  const connection = connectionOf(document.document, finding);
  const password = connection && storePlan(document, finding, project);
  if (connection === undefined || password === undefined || password.value?.equals(finding.secret) !== true) {
    return undefined;
  }
  const value = new Secret(connection.json);
  const reference = { target: 'secretsmanager', name } as const;
  const fields = connection.fields.filter(({ member }) => lookedUp.has(member));
  const edited = new EditedText(document.document.source);
  const plans: Plan[] = [];
  let current = document;
  try {
    for (const { member, literal } of fields) {
      const step = await lookUp(current, edited, literal, finding, { ...reference, jsonKey: member }, project, open);
      if (step === undefined) {
        return undefined;
      }
      plans.push(step.plan);
      edited.apply(step.edits);
      if (current !== document) {
        current.dispose();
      }
      current = step.after;
    }
  } finally {
    if (current !== document) {
      current.dispose();
    }
  }
  const notes = plans.flatMap(({ behaviourChanges }) => behaviourChanges);
  return {
    plan: {
      kind: 'plan',
      target: 'secretsmanager',
      safety: 'needs-review',
      behaviourChanges: distinct([...notes, ...ownNotes(document, connection.json)]),
      missingDependencies: [
        ...new Set(
          plans.flatMap(({ missingDependencies, missingForMembers = [] }) => [
            ...missingDependencies,
            ...missingForMembers,
          ]),
        ),
      ],
      value,
      nameHint: connectionName(password.nameHint),
      fixes: [finding.fingerprint],
    },
    members: fields.map(({ member }) => member),
    edits: edited.edits(),
    text: edited.text,
  };
}

/** The rewrite of one field, which by now stands elsewhere than it did. */
async function lookUp(
  current: OpenDocument,
  edited: EditedText,
  before: Literal,
  password: Finding,
  reference: SecretReference,
  project: ProjectFacts,
  open: (text: string) => Promise<OpenDocument>,
): Promise<{ readonly plan: Plan; readonly edits: readonly TextEdit[]; readonly after: OpenDocument } | undefined> {
  const literal = current.document.literals.find(
    ({ text, outer }) => text === before.text && edited.originalOffset(outer.start) === before.outer.start,
  );
  if (literal === undefined) {
    return undefined;
  }
  // The other fields are no findings, but give way to a look-up in the same way.
  const field: Finding = {
    ...password,
    span: literal.span,
    sensitive: literal.span,
    secret: new Secret(literal.text),
    name: literal.name,
    facts: {},
    related: [],
    fingerprint: reference.jsonKey === 'password' ? password.fingerprint : '',
  };
  const plan = storePlan(current, field, project);
  const rewritten = plan && (await rewrite(current, plan, reference, open));
  return plan === undefined || rewritten?.kind !== 'rewritten'
    ? undefined
    : { plan, edits: rewritten.edits, after: rewritten.after };
}

/** `dbPassword` without the password, which is one member of many: `db`. */
function connectionName(hint: string): string {
  const rest = words(hint).filter((word) => !/^(?:pass|passwd|password|pwd)$/.test(word));
  return camelCase(rest.length === 0 ? 'database' : rest.join(' '));
}

function storePlan(document: OpenDocument, finding: Finding, project: ProjectFacts): Plan | undefined {
  const option = document.options(finding, project).find(({ target }) => target === 'secretsmanager');
  return option?.kind === 'plan' ? option : undefined;
}

function ownNotes({ document }: OpenDocument, json: string): readonly Message[] {
  const hasEngine = 'engine' in (JSON.parse(json) as object);
  return [
    message('The secret is a JSON object as AWS stores database credentials; the code looks up its members.'),
    ...(hasEngine
      ? []
      : [
          message(
            'Which database it is cannot be told from the code: add "engine" to the secret before it is rotated.',
          ),
        ]),
    ...(document.language.id === 'shellscript' ? [message('The script now needs jq.')] : []),
  ];
}

function distinct(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map((each) => [JSON.stringify(each), each])).values()];
}
