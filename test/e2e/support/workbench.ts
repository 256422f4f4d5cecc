import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root, testFolder } from '../../../scripts/support/paths';
import { eventually } from './eventually';

/** How long the workbench may take for one step, on a machine that does other things too. */
const patienceMs = 45_000;

/** How long one attempt waits, before the same keys are pressed anew. */
const attemptMs = 4_000;

const squiggles = ['error', 'warning', 'info'].map((kind) => `.monaco-editor .squiggly-${kind}`).join(', ');

/** The parts of VS Code's window that a person uses, by what they see and by accessible names. */
export class Workbench {
  readonly #quickInput: Locator;
  #pictures = 0;

  constructor(
    readonly page: Page,
    private readonly title: string,
  ) {
    page.setDefaultTimeout(patienceMs);
    this.#quickInput = page.locator('.quick-input-widget');
  }

  /** Waits until the window stands and its files are listed. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.locator('.explorer-viewlet').waitFor();
  }

  /** Answers VS Code's question about the folder with no, where it asks; the newest starts restricted without asking. */
  async staysRestricted(): Promise<void> {
    const dialog = this.page.locator('.monaco-dialog-box');
    const restricted = this.page.locator('.part.statusbar').getByText('Restricted Mode');
    await dialog.or(restricted).first().waitFor();
    if (await dialog.isVisible()) {
      await this.answerDialog(/^No/);
    }
    await restricted.waitFor();
  }

  /** Opens a file of the workspace. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.#quickInput.locator('input').first().fill(name);
    const base = path.posix.basename(name);
    await this.#quickInput.locator('.monaco-list-row').filter({ hasText: base }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${base}"]`).waitFor();
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
  }

  /** Puts the cursor where `needle` begins in the given text of the open file. */
  async goTo(text: string, needle: string, offset = 0): Promise<void> {
    const at = text.indexOf(needle);
    if (at < 0) {
      throw new Error('The text does not hold what the cursor should go to.');
    }
    const before = text.slice(0, at + offset).split('\n');
    const line = String(before.length);
    const column = String((before.at(-1) ?? '').length + 1);
    await this.page.keyboard.press('Control+G');
    await this.#quickInput.locator('input').first().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.#quickInput.waitFor({ state: 'hidden' });
    await this.page.locator('.part.statusbar').getByText(`Ln ${line}, Col ${column}`).waitFor();
  }

  /** Waits for a squiggle in the open file. */
  async squiggle(): Promise<void> {
    await this.page.locator(squiggles).first().waitFor();
  }

  /** Waits until the open file has no squiggle. */
  async noSquiggle(): Promise<void> {
    await this.page.locator(squiggles).first().waitFor({ state: 'detached' });
  }

  /** The text of the hover at the cursor, once it holds what is expected. */
  async hover(expected: RegExp): Promise<string> {
    const box = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
    await eventually(`a hover that matches ${String(expected)}`, patienceMs, async () => {
      await this.page.keyboard.press('Control+K');
      await this.page.keyboard.press('Control+I');
      return await appears(box.filter({ hasText: expected }));
    });
    return await box.innerText();
  }

  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }

  /** Opens the lightbulb at the cursor, waits for an entry, and returns all entries. */
  async lightbulb(entry: string | RegExp): Promise<readonly string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await eventually(`the lightbulb offers ${String(entry)}`, patienceMs, async () => {
      await this.page.keyboard.press('Control+.');
      const offered = await appears(rows.filter({ hasText: entry }).first());
      if (!offered) {
        await this.dismiss();
      }
      return offered;
    });
    return (await rows.allInnerTexts()).map(plain);
  }

  /** Chooses an entry of the open lightbulb, with the keyboard as its list takes no click in a headless browser. */
  async chooseFix(entry: string | RegExp): Promise<void> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    const focused = this.page.locator('.action-widget .monaco-list-row.action.focused').filter({ hasText: entry });
    const count = await rows.count();
    for (let step = 0; step < count && (await focused.count()) === 0; step += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    await focused.waitFor();
    await this.page.keyboard.press('Enter');
    await rows.first().waitFor({ state: 'hidden' });
  }

  /** The entries of the open quick pick, once one of them matches. */
  async quickPickEntries(entry: string | RegExp): Promise<readonly string[]> {
    const rows = this.#quickInput.locator('.monaco-list-row');
    await rows.filter({ hasText: entry }).first().waitFor();
    return (await rows.allInnerTexts()).map(plain);
  }

  /** Chooses an entry of the open quick pick. */
  async pick(entry: string | RegExp): Promise<void> {
    await this.#quickInput.locator('.monaco-list-row').filter({ hasText: entry }).first().click();
  }

  /** Answers the open input box that asks what `prompt` says; without a value, with what it proposes. */
  async answer(prompt: string | RegExp, value?: string): Promise<void> {
    await this.#quickInput.getByText(prompt).first().waitFor();
    if (value !== undefined) {
      await this.#quickInput.locator('input').first().fill(value);
    }
    await this.page.keyboard.press('Enter');
  }

  /** What the open input box or quick pick holds as its value. */
  async inputValue(): Promise<string> {
    return await this.#quickInput.locator('input').first().inputValue();
  }

  /** Waits until no quick pick or input box is open. */
  async quickInputClosed(): Promise<void> {
    await this.#quickInput.waitFor({ state: 'hidden' });
  }

  /** Runs a command by its title in the command palette. */
  async command(title: string): Promise<void> {
    const row = this.#quickInput.locator('.monaco-list-row').filter({ hasText: title }).first();
    // A palette that was opened before the extension was known does not list its commands.
    await eventually(`the command palette lists ${title}`, patienceMs, async () => {
      await this.page.keyboard.press('F1');
      await this.#quickInput.locator('input').first().fill(`>${title}`);
      const listed = await appears(row);
      if (!listed) {
        await this.dismiss();
      }
      return listed;
    });
    await this.page.keyboard.press('Enter');
  }

  /** The text of the notification that matches, once it is shown. */
  async notification(text: string | RegExp): Promise<string> {
    const item = this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first();
    await item.waitFor();
    return plain(await item.innerText());
  }

  /** Presses a button of the notification that matches. */
  async answerNotification(text: string | RegExp, button: string | RegExp): Promise<void> {
    const item = this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first();
    await item.getByRole('button', { name: button }).click();
  }

  /** The text of the modal dialog, once it matches. */
  async dialog(text: string | RegExp): Promise<string> {
    const box = this.page.locator('.monaco-dialog-box').filter({ hasText: text });
    await box.waitFor();
    return plain(await box.innerText());
  }

  /** Presses a button of the open modal dialog. */
  async answerDialog(button: string | RegExp): Promise<void> {
    const box = this.page.locator('.monaco-dialog-box');
    await box.getByRole('button', { name: button }).click();
    await box.waitFor({ state: 'hidden' });
  }

  /** Saves the open file, and waits until it is saved. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'hidden' });
  }

  /** Whether the open file has changes that are not saved, once it has. */
  async changed(): Promise<void> {
    await this.page.locator('.tab.active.dirty').waitFor();
  }

  /** Undoes the last change of the open file, with the editor focused. */
  async undo(): Promise<void> {
    await this.page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('Control+Z');
  }

  /** Opens a view container of the activity bar by its accessible name. */
  async openView(name: string): Promise<void> {
    const label = this.page.locator(`.action-label[aria-label="${name}"]`);
    await this.page.locator('.activitybar .action-item').filter({ has: label }).click();
    await this.page.locator('.part.sidebar').getByRole('heading', { name }).first().waitFor();
    // The pointer on the activity bar would show a tooltip over what is looked at.
    await this.page.mouse.move(800, 600);
  }

  /** The first row of a tree in the side bar whose accessible name matches. */
  row(name: string | RegExp): Locator {
    return this.page.locator('.part.sidebar').getByRole('treeitem', { name }).first();
  }

  /** The accessible names of all rows of the side bar's trees. */
  async rows(): Promise<readonly string[]> {
    const items = await this.page.locator('.part.sidebar .monaco-list-row[role=treeitem]').all();
    return await Promise.all(items.map(async (item) => (await item.getAttribute('aria-label')) ?? ''));
  }

  /** The text of the side bar's welcome view, once it matches. */
  async welcome(text: string | RegExp): Promise<string> {
    const view = this.page.locator('.part.sidebar .welcome-view-content').filter({ hasText: text }).first();
    await view.waitFor();
    return plain(await view.innerText());
  }

  /**
   * Keeps a picture of the window below `.vscode-test/screenshots/`.
   *
   * @param forReadme the name under which the README shows it: written anew where STRONGROOM_PICTURES is set (pass it
   *   through `pngquant --strip` before it is committed: it goes into the VSIX).
   */
  async screenshot(name: string, forReadme?: string): Promise<void> {
    const folder = path.join(testFolder, 'screenshots');
    await mkdir(folder, { recursive: true });
    this.#pictures += 1;
    const file = `${this.title} ${String(this.#pictures)} ${name}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const target = path.join(folder, `${file}.png`);
    await this.page.screenshot({ path: target });
    if (forReadme !== undefined && process.env['STRONGROOM_PICTURES'] !== undefined) {
      await copyFile(target, path.join(root, 'media', `screenshot-${forReadme}.png`));
    }
  }
}

/** Whether something comes to be seen within the time that one attempt has. */
async function appears(locator: Locator): Promise<boolean> {
  return await locator.waitFor({ timeout: attemptMs }).then(
    () => true,
    () => false,
  );
}

/** The text as a person reads it: VS Code writes some spaces so that they do not break. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').trim();
}
