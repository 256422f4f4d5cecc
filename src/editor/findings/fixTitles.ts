import * as vscode from 'vscode';
import type { FixTarget } from '../../core/rewriters/rewriter';

/** What a fix is called in the light bulb. */
export function fixTitle(target: FixTarget): string {
  switch (target) {
    case 'secretsmanager':
      return vscode.l10n.t('Move to AWS Secrets Manager…');
    case 'parameterstore':
      return vscode.l10n.t('Move to SSM Parameter Store (SecureString)…');
    case 'environment':
      return vscode.l10n.t('Replace with environment variable…');
    case 'default-credential-chain':
      return vscode.l10n.t('Use the default credential chain…');
  }
}

/** The action that opens the reason. VS Code hides disabled quick fixes, so that this one is enabled. */
export function refusalQuestion(target: FixTarget): string {
  switch (target) {
    case 'secretsmanager':
      return vscode.l10n.t('Why no Secrets Manager look-up here?');
    case 'parameterstore':
      return vscode.l10n.t('Why no Parameter Store look-up here?');
    case 'environment':
      return vscode.l10n.t('Why no environment variable here?');
    case 'default-credential-chain':
      return vscode.l10n.t('Why no default credential chain here?');
  }
}
