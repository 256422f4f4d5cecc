import * as vscode from 'vscode';
import type { AwsFailure, AwsFailureReason } from '../../core/ports';
import { commands } from '../contributions/commands';
import type { Button } from './dialogs';

/** What the button of a notification does. */
export type Next = () => Promise<unknown>;

/** What a person can do about a call to AWS that failed. */
export function stepsAfter({ reason }: AwsFailure): readonly Button<Next>[] {
  const run =
    (command: { readonly id: string }): Next =>
    () =>
      Promise.resolve(vscode.commands.executeCommand(command.id));
  const buttons: Button<Next>[] = [];
  if (signInHelps(reason)) {
    buttons.push({ label: vscode.l10n.t('Sign In in a Terminal'), value: run(commands.signIn) });
  }
  if (anotherProfileHelps(reason)) {
    buttons.push({ label: vscode.l10n.t('Choose Profile…'), value: run(commands.chooseProfile) });
  }
  buttons.push({ label: vscode.l10n.t('Show Log'), value: run(commands.showLog) });
  return buttons;
}

/** Whether signing in anew may mend what AWS or the look for credentials answered. */
export function signInHelps(reason: AwsFailureReason): boolean {
  return reason === 'expired' || reason === 'no-credentials';
}

function anotherProfileHelps(reason: AwsFailureReason): boolean {
  return signInHelps(reason) || reason === 'unknown-profile' || reason === 'invalid-credentials';
}

/** Runs what a notification's button stands for; nothing waits for a notification to be closed. */
export function followNotification(answer: Promise<Next | undefined>): void {
  void answer.then((next) => next?.());
}
