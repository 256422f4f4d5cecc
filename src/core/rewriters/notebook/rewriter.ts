import { surroundingNames } from '../../fix/surroundings';
import { spanInCode } from '../../languages/notebook/code';
import type { NotebookCode } from '../../languages/notebook/code';
import type { SyntaxNode } from '../../languages/parsers';
import type { Finding } from '../../scan/finding';
import { message } from '../../text/message';
import { planCredentialChain } from '../python/credentials/plan';
import { planLookup } from '../python/plan';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';
import { cellEdits } from './cellEdits';
import { planMagic } from './magics';
import { otherCellReason } from './otherCells';

/**
 * Moves secrets of a notebook's Python to a store or the environment, and takes AWS keys out of it: the cells are one
 * program, in which the import and the helper come to stand once.
 */
export const rewriter: Rewriter = {
  id: 'notebook',
  languages: ['notebook'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan(request) {
    const { code } = request.document;
    const other = request.finding.kind === 'storable' ? otherCellReason(request, request.finding) : undefined;
    if (code === undefined) {
      return other && refuse(request.target, other);
    }
    const placed = new Map(request.findings.map((one) => [one, inCode(code, one)]));
    const finding = placed.get(request.finding) ?? inCode(code, request.finding);
    if (finding === undefined) {
      return other && refuse(request.target, other);
    }
    const findings = [...placed.values()].filter((one) => one !== undefined);
    const magic = planMagic(request, code, finding, findings);
    if (magic !== undefined) {
      return magic;
    }
    const asked: FixRequest = { ...request, document: code.document, finding, findings };
    const answer =
      request.target === 'default-credential-chain' ? planCredentialChain(asked) : planLookup(asked, request.target);
    return answer?.kind === 'plan' ? inNotebook(request, code, finding, answer) : answer;
  },
};

/** A plan for the code as one for the notebook; that its edits stay within cells is seen here, before it is offered. */
function inNotebook(request: FixRequest, code: NotebookCode, finding: Finding, plan: Plan): Plan | Refusal {
  const { source } = request.document;
  const trial = plan.edits(
    request.target === 'default-credential-chain' ? undefined : { target: request.target, name: plan.nameHint },
  );
  if (cellEdits(source, code, trial) === undefined) {
    return refuse(request.target, message('The change would go beyond one cell of the notebook.'));
  }
  if (trial.some(({ span }) => isInBrokenCell(code, span.start, finding.span.start))) {
    return refuse(
      request.target,
      message('A cell that is not valid Python would take the import: correct that cell, and try again.'),
    );
  }
  return {
    ...plan,
    surroundings: surroundingNames(code.document, finding.span),
    edits: (reference) => cellEdits(source, code, plan.edits(reference)) ?? [],
  };
}

/** Whether an offset stands in a cell that Python refuses as a whole, other than the one that the finding stands in. */
function isInBrokenCell({ document, cells }: NotebookCode, offset: number, finding: number): boolean {
  const cell = cells.findLast(({ start }) => start <= offset);
  const root = document.tree?.root;
  if (cell === undefined || root === undefined || cell === cells.findLast(({ start }) => start <= finding)) {
    return false;
  }
  return errorStarts(root).some((start) => start >= cell.start && start < cell.start + cell.literal.text.length);
}

/** Where what the parser could make nothing of begins. */
function errorStarts(node: SyntaxNode): readonly number[] {
  if (node.type === 'ERROR' || node.isMissing) {
    return [node.startIndex];
  }
  return node.hasError ? node.children.flatMap((child) => (child ? errorStarts(child) : [])) : [];
}

/** A finding where it stands in the code; undefined for one that stands elsewhere. */
function inCode(code: NotebookCode, finding: Finding): Finding | undefined {
  const span = spanInCode(code, finding.span);
  const sensitive = spanInCode(code, finding.sensitive);
  return span && sensitive && { ...finding, span, sensitive };
}
