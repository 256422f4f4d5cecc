import * as vscode from 'vscode';
import type { ConnectionChoice } from '../../core/ports';
import { settings } from '../contributions/settings';
import { DisposableList } from '../support/disposables';

const chosenProfile = 'profile';

/**
 * Which AWS connection to use: what was chosen for this workspace, else the settings, else the SDK's own chain.
 *
 * The choice is kept in the workspace's state and not in its settings, which are shared with the team.
 */
export class Connection implements vscode.Disposable {
  readonly #own = new DisposableList();
  readonly #changed = this.#own.push(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;

  constructor(private readonly state: vscode.Memento) {
    this.#own.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settings.profile.id) || event.affectsConfiguration(settings.region.id)) {
          this.#changed.fire();
        }
      }),
    );
  }

  get choice(): ConnectionChoice {
    // In restricted mode VS Code itself leaves out what the workspace sets.
    const configuration = vscode.workspace.getConfiguration();
    const profile = this.state.get<string>(chosenProfile) ?? configuration.get<string>(settings.profile.id, '');
    const region = configuration.get<string>(settings.region.id, '');
    return { ...(profile !== '' && { profile }), ...(region !== '' && { region }) };
  }

  /** Chooses a profile for this workspace; the empty text means the default chain, undefined goes back to the settings. */
  async choose(profile: string | undefined): Promise<void> {
    await this.state.update(chosenProfile, profile);
    this.#changed.fire();
  }

  dispose(): void {
    this.#own.dispose();
  }
}
