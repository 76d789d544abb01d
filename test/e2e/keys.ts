import type { Locator, Page } from '@playwright/test';
import { expect } from './desk.ts';

/** What a person does with the keys: each waits for what the person would see before going on. */

/** Searches a list: the key leads to its box, and the words go there. */
export async function searchFor(page: Page, box: RegExp, words: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: box })).toBeFocused();
  await page.keyboard.type(words);
}

/** Chooses somebody in the dialog that gives cases to people, and gives them. */
export async function assignTo(page: Page, name: string): Promise<void> {
  await choosePerson(page, name);
  await page.keyboard.press('Control+Enter');
}

/** Chooses somebody in the dialog that gives cases to people. */
export async function choosePerson(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^分派/ });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.locator('.ant-select-item-option-active')).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('还没选人')).toBeHidden();
}

/** Puts the suggestions of a field away. Pressed before they are there, the key would close what the field stands in. */
export async function leaveSuggestions(page: Page, field: Locator): Promise<void> {
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
}

/** Closes whatever is open, one after the other. */
export async function closeAll(page: Page): Promise<void> {
  const dialogs = page.getByRole('dialog');
  for (let open = await dialogs.count(); open > 0; open = await dialogs.count()) {
    await page.keyboard.press('Escape');
    await expect.poll(() => dialogs.count()).toBeLessThan(open);
  }
}

/** The keyboard is in the rows of a list. */
export async function expectKeysInGrid(page: Page): Promise<void> {
  const inGrid = (): Promise<boolean> =>
    page.evaluate(() => document.activeElement?.closest('[role=grid],[role=treegrid]') != null);
  await expect.poll(inGrid).toBe(true);
}
