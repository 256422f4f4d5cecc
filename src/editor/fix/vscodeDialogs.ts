import * as vscode from 'vscode';
import { DisposableList } from '../support/disposables';
import { lateProgress } from '../support/lateProgress';
import { wrap } from '../support/wrap';
import type { Button, Dialogs, InputRequest, PickLine, PickRequest, ReportProgress, Tone } from './dialogs';

interface Line<T> extends vscode.QuickPickItem {
  readonly value?: T;
  readonly isCurrent: boolean;
}

/** VS Code's own lists, boxes and notifications. */
export class VscodeDialogs implements Dialogs {
  pick<T>(request: PickRequest<T>): Promise<T | undefined> {
    const own = new DisposableList();
    const pick = own.push(vscode.window.createQuickPick<Line<T>>());
    pick.title = request.title;
    pick.placeholder = request.placeholder;
    pick.matchOnDescription = true;
    pick.ignoreFocusOut = true;
    pick.matchOnDetail = request.searchable === true;
    pick.items = toLines(request);
    const current = pick.items.find(({ isCurrent }) => isCurrent);
    if (current !== undefined) {
      pick.activeItems = [current];
    }
    pick.busy = request.later !== undefined || request.loading !== undefined;
    const show = (items: readonly PickLine<T>[]): void => {
      if (!own.disposed) {
        const active = pick.activeItems[0]?.label;
        pick.items = toLines({ ...request, items });
        // VS Code tells late or never that the first line is active; with none active, Enter would do nothing.
        const kept = pick.items.find(({ label }) => label === active) ?? firstToChoose(pick.items);
        pick.activeItems = kept === undefined ? [] : [kept];
      }
    };
    const rest = (): void => {
      if (!own.disposed) {
        pick.busy = false;
      }
    };
    void request.later?.then(show).then(rest, rest);
    if (request.loading !== undefined) {
      const closed = new AbortController();
      own.push({
        dispose: () => {
          closed.abort();
        },
      });
      void showAll(request.loading(closed.signal), show).then(rest, rest);
    }
    return new Promise<T | undefined>((resolve) => {
      own.push(
        pick.onDidAccept(() => {
          const chosen = pick.selectedItems[0]?.value;
          // A line that only says something leaves the list open.
          if (chosen !== undefined) {
            resolve(chosen);
            pick.hide();
          }
        }),
      );
      own.push(
        pick.onDidHide(() => {
          resolve(undefined);
          own.dispose();
        }),
      );
      pick.show();
    });
  }

  async input(request: InputRequest): Promise<string | undefined> {
    return vscode.window.showInputBox({
      title: request.title,
      prompt: request.prompt,
      value: request.value,
      ignoreFocusOut: true,
      ...(request.placeholder !== undefined && { placeHolder: request.placeholder }),
      ...(request.problem !== undefined && { validateInput: request.problem }),
    });
  }

  async ask<T>(
    question: string,
    detail: string,
    buttons: readonly Button<T>[],
    tone: Tone = 'warning',
  ): Promise<T | undefined> {
    const labels = buttons.map(({ label }) => label);
    const options = { modal: true, detail };
    const answer =
      tone === 'warning'
        ? vscode.window.showWarningMessage(question, options, ...labels)
        : vscode.window.showInformationMessage(question, options, ...labels);
    return valueOf(buttons, await answer);
  }

  async inform<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    return valueOf(buttons, await vscode.window.showInformationMessage(text, ...buttons.map(({ label }) => label)));
  }

  async warn<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    return valueOf(buttons, await vscode.window.showWarningMessage(text, ...buttons.map(({ label }) => label)));
  }

  async error<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    return valueOf(buttons, await vscode.window.showErrorMessage(text, ...buttons.map(({ label }) => label)));
  }

  async progress<T>(title: string, task: (signal: AbortSignal, report: ReportProgress) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const own = new DisposableList();
    const soon = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, unnoticedMs);
      own.push({
        dispose: () => {
          clearTimeout(timer);
        },
      });
    });
    try {
      return await lateProgress(
        (report) => task(controller.signal, report),
        soon,
        (until, started) => {
          void vscode.window.withProgress(
            { location: vscode.ProgressLocation.Notification, title, cancellable: true },
            async (progress, token) => {
              own.push(
                token.onCancellationRequested(() => {
                  controller.abort();
                }),
              );
              started((text, share) => {
                progress.report({ message: text, increment: share * 100 });
              });
              await until;
            },
          );
        },
      );
    } finally {
      own.dispose();
    }
  }

  async openExternal(url: string): Promise<void> {
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  }

  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
  }
}

/** What takes no longer shows no progress: VS Code keeps that up for 0.8 s at least, beside what is said of the result. */
const unnoticedMs = 1_000;

/** How many columns a line of VS Code's lists has, and how many the line that a heading shares. */
const columns = 76;
const columnsBesideHeading = 54;

/** What goes wrong while a list is filled is the matter of whoever fills it. */
async function showAll<T>(
  loading: AsyncIterable<readonly PickLine<T>[]>,
  show: (items: readonly PickLine<T>[]) => void,
): Promise<void> {
  for await (const items of loading) {
    show(items);
  }
}

function toLines<T>({ items: lines, searchable }: Pick<PickRequest<T>, 'items' | 'searchable'>): Line<T>[] {
  return lines.flatMap((line, index): Line<T>[] => {
    if ('heading' in line) {
      return [{ label: line.heading, kind: vscode.QuickPickItemKind.Separator, isCurrent: false }];
    }
    if ('note' in line) {
      // A line of a list is cut off where it is too long, and shows the rest nowhere.
      const before = lines[index - 1];
      const first = before !== undefined && 'heading' in before ? columnsBesideHeading : columns;
      return wrap(line.note, columns, first).map((text, part) => ({
        label: `${part === 0 ? '$(info)' : '$(blank)'} ${text}`,
        alwaysShow: true,
        isCurrent: false,
      }));
    }
    return [
      {
        label: line.label,
        alwaysShow: searchable !== true,
        isCurrent: line.isCurrent ?? false,
        ...(line.description !== undefined && { description: line.description }),
        ...(line.detail !== undefined && { detail: line.detail }),
        ...(line.value !== undefined && { value: line.value }),
      },
    ];
  });
}

function firstToChoose<T>(lines: readonly Line<T>[]): Line<T> | undefined {
  return lines.find(({ value }) => value !== undefined);
}

function valueOf<T>(buttons: readonly Button<T>[], label: string | undefined): T | undefined {
  return buttons.find((button) => button.label === label)?.value;
}
