import type { Page } from 'playwright-core';
import type { FitDocument } from '../../documents/fitJson.ts';
import { runCli } from '../../testing/runCli.ts';

export const settled = (page: Page) =>
  page.locator('.answer[data-settled=true]').waitFor({ timeout: 60_000 });
export const allAnswered = (page: Page) =>
  page.locator('.tasks tr.waiting').first().waitFor({ state: 'detached', timeout: 60_000 });

/** What a command of the page prints, run as a shell would, with files where `pathOf` has them. */
export async function asThePageSays<Document = FitDocument>(
  page: Page,
  which = 'fit',
  pathOf: (word: string) => string = (word) => word,
): Promise<Document> {
  const command = await page.locator(`.command.${which}`).innerText();
  const words = shellWords(command).slice(1).map(pathOf);
  const { code, stdout, stderr } = await runCli(...words, '--json', '--quiet');
  if (code !== 0) throw new Error(`${command}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Words of a line as a shell reads those that `shellWord` writes. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|\\'|[^\s'])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\(')/g, (_, quoted, quote) => quoted ?? quote),
  );
}

/** A number that an element of the page shows, with all of its digits. */
export async function valueIn(page: Page, selector: string): Promise<number> {
  const text = await page.locator(selector).getAttribute('data-value');
  return text ? Number(text) : Number.NaN;
}
