import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import { chainVariable, ownSetting } from '../config/credentialChain';
import { goingComments } from '../config/removal';
import { alignedWith, realigned } from '../hcl/alignment';
import { attributeAt, blocksAround, blocksOf } from '../hcl/blocks';
import type { Attribute, Block } from '../hcl/blocks';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { lineIndent, lineStart, nextLineStart } from '../shared/layout';
import { literalOf } from '../shared/literals';
import { keysLeave, refuse } from '../shared/plans';

const target = 'default-credential-chain';
const providerArgument = /^(?:access_key|secret_key|token)$/;

/** Takes AWS keys out of provider and backend blocks, and out of maps of environment variables. */
export function planTerraformCredentials(request: FixRequest): Plan | Refusal | undefined {
  const { document, finding, findings } = request;
  if (finding.kind !== 'aws-credential' || literalOf(document, finding) === undefined) {
    return undefined;
  }
  const { source } = document;
  const file = blocksOf(document);
  const group = withRelated(finding, findings);
  const edits: TextEdit[] = [];
  const removed = new Map<Attribute, Block>();
  for (const one of group) {
    const blocks = blocksAround(file, one.span);
    const attribute = attributeAt(blocks.at(-1) ?? file, one.span);
    const literal = literalOf(document, one);
    if (attribute === undefined || literal === undefined) {
      return refuse(target, message('The key is part of a longer text or of a list: it has to be taken out by hand.'));
    }
    const last = literal.name.at(-1) ?? '';
    const whole = literal.outer.start === attribute.expression.start && literal.outer.end === attribute.expression.end;
    if (whole && isCredentialArgument(blocks, attribute)) {
      removed.set(attribute, blocks.at(-1) ?? file);
    } else if (!whole && chainVariable.test(last)) {
      const start = keyStart(source, literal.outer.start, last);
      if (start === undefined) {
        return refuse(
          target,
          message('The key is part of a longer text or of a list: it has to be taken out by hand.'),
        );
      }
      const { start: from, end } = linesOf(source, start, literal.outer.end);
      const entry = { span: { start: start + lineIndent(source, start).length, end: literal.outer.end } };
      const comments = goingComments(source, [entry, ...nextIn(source, end)], new Set([entry]), entry);
      edits.push({ span: { start: Math.min(from, comments.start), end }, text: '' });
    } else if (blocks[0]?.type === 'variable' || blocks.length === 0 || blocks[0]?.type === 'locals') {
      return refuse(
        target,
        message(
          'The key is passed on from here: take access_key and secret_key out of the provider block first, so that the default credential chain counts, then delete {0}.',
          blocks[0]?.type === 'variable' ? (blocks[0].labels[0] ?? last) : last,
        ),
      );
    } else if (chainVariable.test(attribute.name)) {
      return refuse(
        target,
        message(
          '{0} is handed to a program here: give the program credentials by the role of the machine or the task that runs it, and take the variable out by hand.',
          attribute.name,
        ),
      );
    } else {
      return refuse(
        target,
        whole
          ? ownSetting(last)
          : message('The key is part of a longer text or of a list: it has to be taken out by hand.'),
      );
    }
  }
  edits.push(...removals(source, removed), ...neighbours(source, removed));
  return keysLeave(
    group,
    [
      isPacker(document.path)
        ? packerChain()
        : message(
            'Terraform and what it creates now find credentials by the default chain: environment variables, a profile (AWS_PROFILE), or the role of the machine or pipeline.',
          ),
    ],
    () => edits,
    'aws_credentials',
  );
}

function isPacker(path: string | undefined): boolean {
  return /\.pkr\.hcl$/i.test(path ?? '');
}

function packerChain(): Message {
  return message(
    'Packer now finds credentials by the default chain: environment variables, a profile (AWS_PROFILE), or the role of the machine or pipeline.',
  );
}

/** The edits that take arguments out with the comments that tell of them. */
function removals(source: string, removed: ReadonlyMap<Attribute, Block>): TextEdit[] {
  const gone = new Set(removed.keys());
  return [...removed].map(([attribute, block]) => {
    const all = [...block.attributes, ...block.blocks].sort((left, right) => left.span.start - right.span.start);
    const { start, end } = linesOf(source, attribute.span.start, attribute.span.end);
    const comments = goingComments(source, all, gone, attribute);
    return { span: { start: Math.min(start, comments.start), end }, text: '' };
  });
}

/** What stands in the next line of a map: an entry of its, as far as comments are concerned. */
function nextIn(source: string, offset: number): { readonly span: Span }[] {
  const start = offset + (/^\s*/.exec(source.slice(offset))?.[0].length ?? 0);
  return /[}\])]/.test(source.charAt(start)) ? [] : [{ span: { start, end: start } }];
}

/** The edits that align what stays beside arguments that go. */
function neighbours(source: string, removed: ReadonlyMap<Attribute, Block>): TextEdit[] {
  const [first] = removed;
  if (first === undefined) {
    return [];
  }
  const kept = alignedWith(source, first[1], first[0]).filter((attribute) => !removed.has(attribute));
  return realigned(source, kept, Math.max(0, ...kept.map(({ name }) => name.length)));
}

function isCredentialArgument(blocks: readonly Block[], attribute: Attribute): boolean {
  const [outer, inner] = blocks;
  return (
    providerArgument.test(attribute.name) &&
    ((blocks.length === 1 && outer?.type === 'provider' && outer.labels[0] === 'aws') ||
      // https://developer.hashicorp.com/packer/integrations/hashicorp/amazon#authentication
      (blocks.length === 1 && /^(?:source|data)$/.test(outer?.type ?? '') && /^amazon-/.test(outer?.labels[0] ?? '')) ||
      (outer?.type === 'terraform' && inner?.type === 'backend' && inner.labels[0] === 's3') ||
      (outer?.type === 'data' && outer.labels[0] === 'terraform_remote_state'))
  );
}

/** Where the key of a map's entry begins that stands alone in its line. */
function keyStart(source: string, value: number, key: string): number | undefined {
  const start = lineStart(source, value);
  const before = source.slice(start, value).trim().replace(/["\s]/g, '');
  return before === `${key}=` || before === `${key}:` ? start : undefined;
}

/** The lines of an attribute or entry, with a comment behind it; what shares them stays. */
function linesOf(source: string, from: number, to: number): { readonly start: number; readonly end: number } {
  const start = lineStart(source, from);
  const end = nextLineStart(source, to);
  return source.slice(start, from).trim() === '' &&
    /^[ \t]*(?:,[ \t]*)?(?:#[^\r\n]*|\/\/[^\r\n]*)?\r?\n?$/.test(source.slice(to, end))
    ? { start, end }
    : { start: from, end: to };
}
