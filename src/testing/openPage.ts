import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';

/** A page that was opened from disk, with what it said on its console and what it asked for. */
export interface OpenedPage {
  readonly page: Page;
  readonly said: readonly string[];
  asked(): string[];
}

/** Opens a page from disk, listens to its console and its errors, and notes what it asks for. */
export async function openPage(context: BrowserContext, path: string, hash = ''): Promise<OpenedPage> {
  const page = await context.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(path).href + hash);
  return { page, said, asked: () => asked.filter((url) => !/^(data|blob):/.test(url)) };
}
