import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { chainVariable, ownSetting } from '../config/credentialChain';
import { alignedWith, realigned } from '../hcl/alignment';
import { attributeAt, blocksAround, readBlocks } from '../hcl/blocks';
import type { Attribute, Block } from '../hcl/blocks';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { lineStart, nextLineStart } from '../shared/layout';
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
  const file = readBlocks(source);
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
      edits.push({ span: linesOf(source, attribute.span.start, attribute.span.end), text: '' });
      removed.set(attribute, blocks.at(-1) ?? file);
    } else if (!whole && chainVariable.test(last)) {
      const start = keyStart(source, literal.outer.start, last);
      if (start === undefined) {
        return refuse(
          target,
          message('The key is part of a longer text or of a list: it has to be taken out by hand.'),
        );
      }
      edits.push({ span: linesOf(source, start, literal.outer.end), text: '' });
    } else if (blocks[0]?.type === 'variable' || blocks.length === 0 || blocks[0]?.type === 'locals') {
      return refuse(
        target,
        message(
          'The key is passed on from here: take access_key and secret_key out of the provider block first, so that the default credential chain counts, then delete {0}.',
          blocks[0]?.type === 'variable' ? (blocks[0].labels[0] ?? last) : last,
        ),
      );
    } else {
      return refuse(target, ownSetting(last));
    }
  }
  edits.push(...neighbours(source, removed));
  return keysLeave(
    group,
    [
      message(
        'Terraform and what it creates now find credentials by the default chain: environment variables, a profile (AWS_PROFILE), or the role of the machine or pipeline.',
      ),
    ],
    () => edits,
    'aws_credentials',
  );
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
