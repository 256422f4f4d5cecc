import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import { Secret } from '../../text/secret';
import { isJavascriptCdk } from '../cdk/javascript';
import { browserNote } from '../javascript/browser';
import type { ModuleKind } from '../javascript/moduleKind';
import { functionName } from '../javascript/asyncRoute';
import { entryScriptEdits, entryScriptOf } from '../javascript/entryScript';
import { deferralNote, isOfConfigFile } from '../javascript/deferral';
import { lookupEdits, powertools, storeModules } from '../javascript/lookup';
import type { LookupParts } from '../javascript/lookup';
import type { Placement } from '../javascript/placement';
import { nestModuleEdits, nestModuleOf } from '../javascript/nestModule';
import { javascriptLanguages, readFinding, typeNote } from '../javascript/reading';
import { orReference } from '../javascript/reference';
import { relocationOf } from '../javascript/relocation';
import type { Relocation } from '../javascript/relocation';
import { relocationEdits } from '../javascript/relocationEdits';
import { isJavascriptPulumi } from '../pulumi/javascript';
import type { FixRequest, Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { isServerlessScript } from '../serverless/javascript';
import { handedDefaultNote } from '../shared/handedDefault';
import { missing, readOncePerProcess, refuse, storePermission } from '../shared/plans';

/** Moves a secret of JavaScript or TypeScript code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'javascript-secret-lookup',
  languages: javascriptLanguages,
  targets: ['secretsmanager', 'parameterstore'],
  plan,
};

function plan(request: FixRequest): Plan | Refusal | undefined {
  const { target, finding, project } = request;
  if (target !== 'secretsmanager' && target !== 'parameterstore') {
    return undefined;
  }
  const read =
    isJavascriptCdk(request) || isJavascriptPulumi(request) || isServerlessScript(request)
      ? undefined
      : readFinding(request);
  if (read === undefined) {
    return undefined;
  }
  if ('reason' in read) {
    return read.reason && refuse(target, read.reason, ...(read.environment ? (['environment'] as const) : []));
  }
  const { root, site, placement, kind, inBrowser, nameHint } = read;
  const built = inBrowser ?? read.builtIn;
  if (built !== undefined) {
    return refuse(target, built);
  }
  if (read.atEdge !== undefined) {
    return refuse(target, read.atEdge, 'environment');
  }
  const ofModule = placement.kind === 'module' || placement.kind === 'module-constant';
  const nest = ofModule ? nestModuleOf(site.node, root) : undefined;
  const relocation =
    ofModule && nest === undefined && kind.topLevelAwait !== 'yes'
      ? relocationOf(
          root,
          site,
          placement,
          request.document,
          project.dependencies.includes('express'),
          kind.topLevelAwait === 'unknown',
        )
      : undefined;
  const script =
    relocation === undefined && nest === undefined && placement.kind === 'module' && kind.topLevelAwait === 'no'
      ? entryScriptOf(root, site.node, request.document.source)
      : undefined;
  const atModuleLevel = ofModule && relocation === undefined && nest === undefined && script === undefined;
  if (atModuleLevel && kind.topLevelAwait === 'no') {
    return orReference(request, refuse(target, cannotWait(placement, kind), 'environment'));
  }
  const notes = [
    browserNote(root, project),
    typeNote(site),
    handedDefaultNote(request.document.source, site.node.startIndex),
    atModuleLevel && kind.topLevelAwait === 'unknown' ? kind.reason : undefined,
  ].filter((note) => note !== undefined);
  const modules = storeModules[target];
  const viaPowertools = project.dependencies.includes(powertools);
  return {
    kind: 'plan',
    target,
    safety:
      notes.length > 0 ||
      script !== undefined ||
      relocation?.deferred.some(({ deferral }) => isOfConfigFile(deferral)) === true
        ? 'needs-review'
        : 'safe',
    behaviourChanges: [
      ...notes,
      storePermission(target),
      ...(viaPowertools ? [] : [readOncePerProcess()]),
      ...(atModuleLevel
        ? [
            message(
              'The look-up runs while the module loads: whatever imports it waits, and fails where the look-up fails.',
            ),
          ]
        : nest !== undefined
          ? [message('A factory gives the module its options: NestJS waits for it while it starts.')]
          : script !== undefined
            ? [
                message(
                  'From there on the script runs in an async function, {0}, once the look-up has given its value.',
                  script.name,
                ),
              ]
            : relocation === undefined || relocation.groups.length > 0
              ? [message('The look-up is a call to AWS: the function waits for it, and fails where it fails.')]
              : []),
      ...(relocation === undefined ? [] : becomesAsync(relocation)),
    ],
    missingDependencies: missing([modules.sdk], project.dependencies),
    value: new Secret(site.value),
    nameHint,
    fixes: [finding.fingerprint],
    edits: (reference) => {
      const parts = { request, root, site, placement, kind, nameHint };
      return reference === undefined
        ? []
        : nest !== undefined
          ? nestModuleEdits(parts, nest, reference)
          : script !== undefined
            ? entryScriptEdits(parts, script, reference)
            : edits(parts, reference, relocation);
    },
  };
}

function edits(parts: LookupParts, reference: SecretReference, relocation: Relocation | undefined): TextEdit[] {
  return relocation === undefined ? lookupEdits(parts, reference) : relocationEdits(parts, relocation, reference);
}

/** What becomes of the functions and values on the way of a look-up. */
function becomesAsync({ route, lazy, deferred }: Relocation): Message[] {
  const functions = [...route.functions.values()];
  const names = functions.map(functionName).filter((name) => name !== undefined);
  return [
    ...deferred.map(({ deferral }) => deferralNote(deferral)),
    ...(lazy === undefined
      ? []
      : [message('{0} is made when it is first needed, no longer while the module loads.', lazy.name)]),
    ...(names.length < functions.length ? [message('The function around the look-up is async from now on.')] : []),
    ...(names.length > 0
      ? [message('Async from now on: {0}. Calls in this file are awaited where they were not.', names.join(', '))]
      : []),
  ];
}

/** Why a spot at module level, or in code that is not async, can have no look-up. */
function cannotWait(placement: Placement, kind: ModuleKind): Message {
  switch (placement.kind === 'module-constant' ? placement.blocker : undefined) {
    case undefined:
      return kind.reason;
    case 'parameter':
      return message(
        'A look-up must be awaited: the default of a parameter cannot do that, and neither can this module while it loads. Look the value up in an async function and pass it.',
      );
    case 'class-field':
    case 'static-block':
      return message(
        'A look-up must be awaited: the initialiser of a class cannot do that, and neither can this module while it loads. Look the value up in an async method, or pass it to the constructor.',
      );
    case 'constructor':
      return message(
        'A look-up must be awaited: a constructor cannot do that, and neither can this module while it loads. Look the value up in an async method, or pass it to the constructor.',
      );
    case 'accessor':
      return message(
        'A look-up must be awaited: a getter or setter cannot do that, and neither can this module while it loads. Make it an async method.',
      );
    case 'decorator':
      return message(
        'A look-up must be awaited: a decorator cannot do that, and neither can this module while it loads.',
      );
    case 'namespace':
      return message(
        'A look-up must be awaited: a namespace cannot do that, and neither can this module while it loads.',
      );
    case 'generator':
    case 'shared-value':
    case 'function':
      return message(
        'A look-up must be awaited: the function around this literal is not async, and neither can this module wait while it loads. Make the function async, and await it where it is called.',
      );
  }
}
