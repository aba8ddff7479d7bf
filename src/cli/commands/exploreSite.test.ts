import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { allAnswered, asThePageSays } from '../../explorer/testing/explorerPages.ts';
import { describeWithChromium } from '../../testing/describeWithChromium.ts';
import { openPage } from '../../testing/openPage.ts';
import { startChromium } from '../../testing/startChromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-site-'));
afterAll(() => rmSync(folder, { recursive: true }));

describeWithChromium('the static site', () => {
  test('opens from disk, asks nothing of anywhere, and every example is answered', async () => {
    execFileSync(process.execPath, ['--import', 'tsx', 'tools/site.ts', folder], { stdio: 'pipe' });
    expect(readdirSync(folder)).toEqual(['index.html']);
    const { context, stop } = await startChromium({ viewport: { width: 1280, height: 900 } });
    try {
      const { page, said, asked } = await openPage(context, join(folder, 'index.html'));
      const names = await page.locator('.examples button').allInnerTexts();
      expect(names).toHaveLength(5);
      for (const name of names) {
        if ((await page.locator('.intake[open]').count()) === 0)
          await page.locator('.intake summary').click();
        await page.locator('.examples').getByText(name, { exact: true }).click();
        await page.locator('h1').getByText(name, { exact: true }).waitFor();
        await page.locator('.answer[data-settled=true]').waitFor({ timeout: 60_000 });
      }
      await allAnswered(page);
      const { tasks } = await asThePageSays(page);
      expect(await page.locator('.tasks tbody tr').count()).toBe(tasks.length);
      await page.waitForURL(/#table=A\+folder\+of\+files$/);
      await page.reload();
      await page.locator('h1').getByText('A folder of files').waitFor();
      expect(said).toEqual([]);
      expect(asked().every((url) => url.startsWith('file:'))).toBe(true);
    } finally {
      await stop();
    }
  }, 180_000);
});
