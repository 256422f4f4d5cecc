import { isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { FixRequest } from '../rewriter';
import { connectionPassword, nameHint, productOf, words, writtenLike } from '../shared/identifiers';
import { literalOf } from '../shared/literals';
import { browserReason } from './browser';
import { edgeReason } from './edge';
import { builtInReason } from './configFile';
import { moduleKindOf } from './moduleKind';
import type { ModuleKind } from './moduleKind';
import { placementOf } from './placement';
import type { Placement } from './placement';
import { siteOf } from './site';
import type { NoSite, Site } from './site';
import { ancestors, functionTypes } from './syntax';

/** Ids of the languages that the JavaScript rewriters write. */
export const javascriptLanguages = ['javascript', 'typescript', 'tsx'] as const;

/** A finding as the rewriters see it. */
export interface ReadFinding {
  readonly root: SyntaxNode;
  readonly literal: Literal;
  readonly site: Site;
  readonly placement: Placement;
  readonly kind: ModuleKind;
  /** Why the code can hold no secret, where it runs in a browser. */
  readonly inBrowser: Message | undefined;
  /** Why the code can look nothing up, where it runs in an edge runtime. */
  readonly atEdge: Message | undefined;
  /** Why the value would lie open in what a build makes, if it would. */
  readonly builtIn: Message | undefined;
  readonly nameHint: string;
}

/** What a finding stands in and what can take its place; undefined where there is nothing to say of it. */
export function readFinding(request: FixRequest): ReadFinding | NoSite | undefined {
  const { document, finding, project } = request;
  const root = document.tree?.root;
  const literal = literalOf(document, finding);
  if (root === undefined || literal === undefined || finding.kind !== 'storable') {
    return undefined;
  }
  const site = siteOf(document, root, literal, finding);
  if (site.kind === 'none') {
    return site.reason === undefined ? undefined : site;
  }
  const owners = ownersOf(site.node, literal);
  const scheme = finding.facts['scheme'];
  const hint = nameHint(
    (finding.name.length > 0 ? finding.name : literal.name).map(telling),
    fallbackHint(literal, scheme, owners),
    owners,
  );
  return {
    root,
    literal,
    site,
    placement: placementOf(site.node),
    kind: moduleKindOf(document, root, project),
    inBrowser: browserReason(root, site.node, document.path, project),
    atEdge: edgeReason('value', root, document.path, project),
    builtIn: builtInReason(root, site.node, document.path),
    // Of a text with holes, the password alone is stored.
    nameHint: scheme === undefined || isConstant(literal) ? hint : writtenLike(hint, connectionPassword(hint, scheme)),
  };
}

/** A name that says what it holds where a library's name leaves that open: `secretOrKey` of passport-jwt. */
function telling(name: string): string {
  return /^secretOrKey(?:Provider)?$|^secretOrPrivateKey$/.test(name) ? 'jwtSecret' : name;
}

/** Names that say nothing of what is passed to their methods. */
const uninteresting = new Set([
  'object',
  'json',
  'promise',
  'console',
  'process',
  'res',
  'req',
  'response',
  'request',
  'router',
  'expect',
]);

/** Functions that say what is done, and not what with. */
const verbs =
  /^(?:add|build|call|check|compare|configure|connect|create|define|describe|do|encrypt|decrypt|ensure|exec|execSync|expect|fetch|from|get|hash|init|it|load|login|make|new|on|open|parse|post|put|read|render|require|run|send|set|setup|sign|start|test|update|use|validate|verify|with|write)(?![a-z])/;

function fallbackHint(literal: Literal, scheme: string | undefined, owners: readonly string[]): string {
  if (scheme !== undefined) {
    return `${productOf(scheme)}Url`;
  }
  const callee = literal.call?.callee.replace(/^new\s+/, '').split('.')[0] ?? '';
  // `const stripe = require('stripe')('…')`
  const [owner] = words(callee.startsWith('require(') ? (owners[0] ?? '') : callee);
  return owner === undefined || uninteresting.has(owner) ? 'secret' : `${owner}Secret`;
}

/** What a client is assigned to and what makes it: `db`, `mysql` of `const db = mysql.createPool({ password: … })`. */
function ownersOf(node: SyntaxNode, literal: Literal): string[] {
  const owners: string[] = [];
  for (const outer of ancestors(node)) {
    if (functionTypes.has(outer.type) || outer.type.endsWith('statement') || outer.type === 'class_body') {
      break;
    }
    const bound =
      outer.type === 'variable_declarator' || outer.type.endsWith('field_definition')
        ? (outer.childForFieldName('name') ?? outer.childForFieldName('property'))
        : outer.type === 'assignment_expression'
          ? outer.childForFieldName('left')
          : undefined;
    const name = bound?.type === 'member_expression' ? bound.childForFieldName('property')?.text : bound?.text;
    if (name !== undefined && /^#?[\w$]+$/.test(name)) {
      owners.push(name);
      break;
    }
  }
  const callee = literal.call?.callee ?? '';
  const plugin = pluginOf(node, callee);
  if (plugin !== undefined) {
    return [...owners, plugin];
  }
  const maker = callee.replace(/^new\s+/, '').split('.')[0] ?? '';
  const makes = callee.startsWith('new ') || callee.includes('.') || (owners.length === 0 && !verbs.test(callee));
  if (makes && !uninteresting.has(maker.toLowerCase())) {
    owners.push(maker);
  }
  return owners;
}

/** What a server is extended with, whose options hold the secret: `jwt` of `server.register(jwt, { secret: … })`. */
function pluginOf(node: SyntaxNode, callee: string): string | undefined {
  if (!/\.(?:register|use|plugin)$/.test(callee)) {
    return undefined;
  }
  const call = [...ancestors(node)].find(({ type }) => type === 'call_expression');
  const first = call?.childForFieldName('arguments')?.namedChild(0);
  const required = /^require\(\s*['"](?:@[\w.-]+\/)?([\w.-]+)['"]\s*\)$/.exec(first?.text ?? '')?.[1];
  const name =
    required?.replace(/^(?:fastify|koa|hapi|express)-/, '') ?? (first?.type === 'identifier' ? first.text : '');
  return name === '' || uninteresting.has(name.toLowerCase()) ? undefined : name;
}

const plainTypes = /^:\s*(?:string|any|unknown|object|String)\b/;

/** A note where the literal's own type may be narrower than `string`. */
export function typeNote(site: Site): Message | undefined {
  if (site.kind !== 'whole') {
    return undefined;
  }
  const { parent } = site.node;
  if (parent?.type === 'satisfies_expression') {
    return message('The literal satisfies a type; check that any string does.');
  }
  const type = parent?.childForFieldName('type')?.text;
  return type !== undefined && /['"`]/.test(type) && !plainTypes.test(type)
    ? message('The declared type admits certain strings only; the look-up gives any string, so widen the type.')
    : undefined;
}
