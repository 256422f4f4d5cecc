import * as vscode from 'vscode';
import { assessIdentity } from '../../core/hygiene/assess';
import type { IdentityPolicy } from '../../core/hygiene/assessment';
import type { Clock } from '../../core/ports';
import { message } from '../../core/text/message';
import { contextKeys, views } from '../contributions/views';
import { DisposableList } from '../support/disposables';
import type { DisposableLike } from '../support/disposables';
import { localize } from '../support/localize';
import { appendWords } from '../support/words';
import { stateName } from './identityModel';
import type { IdentityModel, IdentityState } from './identityModel';
import { identityRows } from './identityRows';
import type { Row, RowTone, Words } from './row';

export interface IdentityTreeDependencies {
  readonly model: IdentityModel;
  /** The limits that hold in this workspace. */
  readonly policy: () => Promise<IdentityPolicy>;
  readonly clock: Clock;
}

/** The view, with what it shows. */
export interface IdentityTree extends DisposableLike {
  readonly provider: vscode.TreeDataProvider<Row>;
}

/** Ages and remaining times are shown anew so often, while the view is visible. */
const minute = 60_000;

const tones: Readonly<Record<RowTone, string | undefined>> = {
  plain: undefined,
  good: 'testing.iconPassed',
  warning: 'list.warningForeground',
  bad: 'list.errorForeground',
  missing: 'disabledForeground',
};

/** The Identity view. It reads from AWS when it becomes visible for the first time. */
export function registerIdentityTree({ model, policy, clock }: IdentityTreeDependencies): IdentityTree {
  const own = new DisposableList();
  const changed = own.push(new vscode.EventEmitter<void>());
  const provider: vscode.TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    getChildren: async (row) => row?.children?.slice() ?? (row === undefined ? [...(await rowsOf(model.state))] : []),
  };
  const rowsOf = async (state: IdentityState): Promise<readonly Row[]> => {
    switch (state.kind) {
      case 'loaded': {
        const limits = await policy();
        const now = clock.now();
        return identityRows(assessIdentity(state.identity, limits, now), limits.keyAgeLimit, now);
      }
      case 'failed':
        // The other failures have a welcome text of their own.
        return stateName(state) === 'failed' ? [failureRow(state.failure)] : [];
      case 'idle':
      case 'loading':
      case 'untrusted':
        return [];
    }
  };
  const view = own.push(vscode.window.createTreeView(views.identity.id, { treeDataProvider: provider }));
  const show = (): void => {
    void vscode.commands.executeCommand('setContext', contextKeys.identityState, stateName(model.state));
    changed.fire();
  };
  const load = (): void => {
    if (view.visible) {
      void model.load();
    }
  };
  own.push(
    model.onDidChange(() => {
      show();
      load();
    }),
  );
  own.push(view.onDidChangeVisibility(load));
  const timer = setInterval(() => {
    if (view.visible && model.state.kind === 'loaded') {
      changed.fire();
    }
  }, minute);
  own.push({
    dispose: () => {
      clearInterval(timer);
    },
  });
  show();
  load();
  return {
    provider,
    dispose: () => {
      own.dispose();
    },
  };
}

function failureRow(failure: Extract<IdentityState, { kind: 'failed' }>['failure']): Row {
  return {
    id: 'failure',
    label: failure.explanation,
    ...(failure.permission !== undefined && {
      description: message('needs {0}', failure.permission),
      copy: failure.permission,
    }),
    tooltip: [failure.explanation, message('Choose another profile or refresh, with the buttons of this view.')],
    icon: 'error',
    tone: 'bad',
  };
}

function toTreeItem(row: Row): vscode.TreeItem {
  const label = words(row.label);
  const item = new vscode.TreeItem(
    label,
    row.children === undefined ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Expanded,
  );
  const description = row.description === undefined ? undefined : words(row.description);
  const sentences = row.tooltip.map(words);
  const tone = tones[row.tone];
  item.id = row.id;
  item.iconPath = new vscode.ThemeIcon(row.icon, tone === undefined ? undefined : new vscode.ThemeColor(tone));
  item.contextValue = [row.copy === undefined ? '' : 'copy', row.consoleUrl === undefined ? '' : 'console']
    .join(' ')
    .trim();
  item.accessibilityInformation = {
    label: spoken([label, description, ...sentences].filter((part) => part !== undefined)),
  };
  if (description !== undefined) {
    item.description = description;
  }
  // A narrow view cuts rows off: what they say stands in full above what is said of it.
  const tooltip = new vscode.MarkdownString();
  const whole = description === undefined ? label : `${label} · ${description}`;
  for (const sentence of [whole, ...sentences]) {
    appendWords(tooltip, sentence).appendMarkdown('\n\n');
  }
  item.tooltip = tooltip;
  return item;
}

/** The parts in one sentence each, where they are not sentences already. */
function spoken(parts: readonly string[]): string {
  return parts.map((part) => (/[.:!?。：]$/.test(part) ? part : `${part}.`)).join(' ');
}

function words(text: Words): string {
  return typeof text === 'string' ? text : localize(text);
}
