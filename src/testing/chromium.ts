import { existsSync } from 'node:fs';
import { test } from '@jest/globals';
import { chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium on this machine, or undefined. */
export function findChromium(): string | undefined {
  return [process.env.PLATEAU_CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));
}

/** `test` with an empty page of headless Chromium; says that it skips where there is none. */
export function testInChromium(title: string, body: (page: Page) => Promise<void>): void {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    const why = `no Chromium in ${PLACES.join(', ')}; set PLATEAU_CHROMIUM to one`;
    process.stderr.write(`SKIPPED: ${title}: ${why}\n`);
    test.skip(`${title} (SKIPPED: ${why})`, () => {});
    return;
  }
  test(title, async () => {
    const browser = await chromium.launch({ executablePath, args: FLAGS });
    try {
      await body(await browser.newPage());
    } finally {
      await browser.close();
    }
  }, 60_000);
}
