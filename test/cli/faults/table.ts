/**
 * What goes wrong between the confirmation of a fix and its end, and what then holds. The command line is run with each
 * (`faults.test.ts`), and `docs/faults.md` is made of it: a row that is not true fails the test.
 */

/** What goes wrong. */
export type FaultName = 'killed' | 'cancelled' | 'dropped' | 'denied' | 'throttled' | 'expired' | 'failed' | 'differs';

export const faultTitles: Readonly<Record<FaultName, string>> = {
  killed: 'the process is killed (`SIGKILL`)',
  cancelled: 'no answer comes, and the person cancels (Ctrl-C)',
  dropped: 'the connection is cut, at each retry again',
  denied: '`AccessDeniedException`',
  throttled: '`ThrottlingException`, at each retry again',
  expired: '`ExpiredTokenException`',
  failed: 'error 500, at each retry again',
  differs: 'another value comes back, at each reading again',
};

/** Where it goes wrong. */
export type FaultPoint =
  /** At a call; `afterwards`: AWS carries it out, and only the answer is lost. */
  | { readonly operation: string; readonly afterwards?: boolean; readonly skip?: number }
  /** Just before or after a file gets its new content, named by the end of its path. */
  | { readonly file: string; readonly when: 'before' | 'after'; readonly count?: number };

/** What holds after the run that went wrong, and what the next one does. */
export interface Outcome {
  /** How the run ended: by the signal, with exit code 1 and a reason for what is left, or with 130. */
  readonly ends: 'killed' | 'left';
  /** The files by then, in their order. */
  readonly files: readonly ('before' | 'after')[];
  /** How many values are kept outside the code by then. */
  readonly kept: number;
  /** Whether the journal tells of it. */
  readonly remembered: boolean;
}

export interface FaultRow {
  readonly step: string;
  readonly point: FaultPoint;
  readonly faults: readonly { readonly fault: FaultName; readonly outcome: Outcome }[];
}

export interface FaultScenario {
  readonly id: 'store' | 'several-files' | 'connection' | 'environment' | 'profile';
  readonly title: string;
  readonly command: string;
  /** The second run, where it is another. */
  readonly again?: string;
  readonly rows: readonly FaultRow[];
}

const outcome = (ends: Outcome['ends'], files: Outcome['files'], kept: number, remembered: boolean): Outcome => ({
  ends,
  files,
  kept,
  remembered,
});

/** The source still holds the value, and nothing else does. */
const untouched = outcome('left', ['before'], 0, false);
/** The source still holds the value, AWS perhaps. */
const perhaps = outcome('left', ['before'], 0, true);
/** The source still holds the value, and AWS does. */
const twice = outcome('left', ['before'], 1, true);

const killed = (files: Outcome['files'], kept: number, remembered = true): FaultRow['faults'] => [
  { fault: 'killed', outcome: outcome('killed', files, kept, remembered) },
];

/** The same where one value is moved and where a whole connection is. */
const answerLost: FaultRow = {
  step: 'the secret was created, and the answer is lost',
  point: { operation: 'secretsmanager:CreateSecret', afterwards: true },
  faults: [
    ...killed(['before'], 1),
    { fault: 'cancelled', outcome: twice },
    { fault: 'dropped', outcome: twice },
    { fault: 'failed', outcome: twice },
  ],
};

export const scenarios: readonly FaultScenario[] = [
  {
    id: 'store',
    title: 'One secret to a store',
    command: 'strongroom fix settings.py',
    rows: [
      {
        step: 'the journal is about to be written',
        point: { file: '/journal/[\\w-]+\\.json$', when: 'before' },
        faults: killed(['before'], 0, false),
      },
      {
        step: 'before the secret is created',
        point: { file: '/journal/[\\w-]+\\.json$', when: 'after' },
        faults: killed(['before'], 0),
      },
      {
        step: 'the creation was sent, and not carried out',
        point: { operation: 'secretsmanager:CreateSecret' },
        faults: [
          ...killed(['before'], 0),
          { fault: 'cancelled', outcome: perhaps },
          { fault: 'dropped', outcome: perhaps },
          { fault: 'denied', outcome: untouched },
          { fault: 'throttled', outcome: untouched },
          { fault: 'expired', outcome: untouched },
          { fault: 'failed', outcome: perhaps },
        ],
      },
      answerLost,
      {
        step: 'the value is being read back',
        point: { operation: 'secretsmanager:GetSecretValue' },
        faults: [
          ...killed(['before'], 1),
          { fault: 'cancelled', outcome: twice },
          { fault: 'dropped', outcome: twice },
          { fault: 'denied', outcome: twice },
          { fault: 'throttled', outcome: twice },
          { fault: 'expired', outcome: twice },
          { fault: 'failed', outcome: twice },
          { fault: 'differs', outcome: twice },
        ],
      },
      {
        step: 'it was read back, and the journal is about to say so',
        point: { file: '/journal/[\\w-]+\\.json$', when: 'before', count: 2 },
        faults: killed(['before'], 1),
      },
      {
        step: 'the new text is written beside the file, which is about to be replaced',
        point: { file: '/settings\\.py$', when: 'before' },
        faults: killed(['before'], 1),
      },
      {
        step: 'the file was replaced, and the journal still tells of it',
        point: { file: '/settings\\.py$', when: 'after' },
        faults: killed(['after'], 1),
      },
    ],
  },
  {
    id: 'several-files',
    title: 'Two secrets in three files; the first and the last hold the same value',
    command: 'strongroom fix settings.py worker.py jobs.py',
    rows: [
      {
        step: 'the first file was replaced',
        point: { file: '/settings\\.py$', when: 'after' },
        faults: killed(['after', 'before', 'before'], 1),
      },
      {
        step: 'the second secret is being created',
        point: { operation: 'secretsmanager:CreateSecret', skip: 1 },
        faults: [
          ...killed(['after', 'before', 'before'], 1),
          { fault: 'cancelled', outcome: outcome('left', ['after', 'before', 'before'], 1, true) },
          { fault: 'dropped', outcome: outcome('left', ['after', 'before', 'after'], 1, true) },
          { fault: 'denied', outcome: outcome('left', ['after', 'before', 'after'], 1, false) },
          { fault: 'throttled', outcome: outcome('left', ['after', 'before', 'after'], 1, false) },
          { fault: 'expired', outcome: outcome('left', ['after', 'before', 'after'], 1, false) },
          { fault: 'failed', outcome: outcome('left', ['after', 'before', 'after'], 1, true) },
        ],
      },
      {
        step: 'the second value is being read back',
        point: { operation: 'secretsmanager:GetSecretValue', skip: 1 },
        faults: [
          ...killed(['after', 'before', 'before'], 2),
          { fault: 'cancelled', outcome: outcome('left', ['after', 'before', 'before'], 2, true) },
          { fault: 'dropped', outcome: outcome('left', ['after', 'before', 'after'], 2, true) },
          { fault: 'denied', outcome: outcome('left', ['after', 'before', 'after'], 2, true) },
          { fault: 'throttled', outcome: outcome('left', ['after', 'before', 'after'], 2, true) },
          { fault: 'expired', outcome: outcome('left', ['after', 'before', 'after'], 2, true) },
          { fault: 'failed', outcome: outcome('left', ['after', 'before', 'after'], 2, true) },
          { fault: 'differs', outcome: outcome('left', ['after', 'before', 'after'], 2, true) },
        ],
      },
      {
        step: 'the second file is about to be replaced',
        point: { file: '/worker\\.py$', when: 'before' },
        faults: killed(['after', 'before', 'before'], 2),
      },
      {
        step: 'the last file is about to be replaced',
        point: { file: '/jobs\\.py$', when: 'before' },
        faults: killed(['after', 'after', 'before'], 2),
      },
    ],
  },
  {
    id: 'connection',
    title: 'A whole connection as one secret; the second run is not told so again',
    command: 'strongroom fix orders.py --whole-connections',
    again: 'strongroom fix orders.py',
    rows: [
      {
        step: 'before the secret is created',
        point: { file: '/journal/[\\w-]+\\.json$', when: 'after' },
        faults: killed(['before'], 0),
      },
      answerLost,
      {
        step: 'the value is being read back',
        point: { operation: 'secretsmanager:GetSecretValue' },
        faults: [...killed(['before'], 1), { fault: 'denied', outcome: twice }],
      },
      {
        step: 'the file is about to be replaced',
        point: { file: '/orders\\.py$', when: 'before' },
        faults: killed(['before'], 1),
      },
      {
        step: 'the file was replaced, and the journal still tells of it',
        point: { file: '/orders\\.py$', when: 'after' },
        faults: killed(['after'], 1),
      },
    ],
  },
  {
    id: 'environment',
    title: 'An environment variable and its `.env` file',
    command: 'strongroom fix settings.py --to env',
    rows: [
      {
        step: '`.gitignore` is about to be written',
        point: { file: '/\\.gitignore$', when: 'before' },
        faults: killed(['before'], 0),
      },
      {
        step: '`.gitignore` was written',
        point: { file: '/\\.gitignore$', when: 'after' },
        faults: killed(['before'], 0),
      },
      {
        step: '`.env` is about to be replaced',
        point: { file: '/\\.env$', when: 'before' },
        faults: killed(['before'], 0),
      },
      {
        step: '`.env` was replaced',
        point: { file: '/\\.env$', when: 'after' },
        faults: killed(['before'], 1),
      },
      {
        step: 'the file is about to be replaced',
        point: { file: '/settings\\.py$', when: 'before' },
        faults: killed(['before'], 1),
      },
      {
        step: 'the file was replaced',
        point: { file: '/settings\\.py$', when: 'after' },
        faults: killed(['after'], 1),
      },
    ],
  },
  {
    id: 'profile',
    title: 'An AWS key pair to a profile of the credentials file',
    command: 'strongroom fix client.js --save-profile legacy',
    rows: [
      {
        step: 'the backup was made, and the credentials file is about to be replaced',
        point: { file: '/\\.aws/credentials$', when: 'before' },
        faults: killed(['before'], 0),
      },
      {
        step: 'the credentials file was replaced',
        point: { file: '/\\.aws/credentials$', when: 'after' },
        faults: killed(['before'], 1),
      },
      {
        step: 'the file is about to be replaced',
        point: { file: '/client\\.js$', when: 'before' },
        faults: killed(['before'], 1),
      },
      {
        step: 'the file was replaced',
        point: { file: '/client\\.js$', when: 'after' },
        faults: killed(['after'], 1),
      },
    ],
  },
];
