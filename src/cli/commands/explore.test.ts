import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { FitDocument, TaskRecord } from '../../documents/fitJson.ts';
import { allAnswered, asThePageSays, settled, valueIn } from '../../explorer/testing/explorerPages.ts';
import { hostileEvaluations } from '../../report/testing/hostileEvaluations.ts';
import { canonicalCsv } from '../../results/canonicalCsv.ts';
import { describeWithChromium } from '../../testing/describeWithChromium.ts';
import { openPage } from '../../testing/openPage.ts';
import { runCli } from '../../testing/runCli.ts';
import { startChromium } from '../../testing/startChromium.ts';

const TABLE = 'fixtures/known-law.csv';
const WIDE = 'fixtures/imagenet-testbed-sample.csv';
const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes an explorer and returns its path. */
async function explorer(name: string, ...words: string[]): Promise<string> {
  const path = join(folder, `${name}.html`);
  const { code, stderr } = await runCli('explore', ...words, '-o', path, '--force', '--quiet');
  expect([code, stderr]).toEqual([0, '']);
  return path;
}

/** Holds what the page says of every task against what the command says. */
async function expectSame(page: Page, { tasks }: FitDocument): Promise<void> {
  await allAnswered(page);
  expect(await page.locator('.tasks tbody tr').count()).toBe(tasks.length);
  for (const { upstream, downstream, shots, top, fits } of tasks) {
    const row = `.tasks tr[data-task='${JSON.stringify([upstream, downstream, shots])}']`;
    const slope = await valueIn(page, `${row} td.slope`);
    expect(Math.abs(slope - (top?.slope ?? Number.NaN))).toBeLessThan(1e-9);
    const plateau = await valueIn(page, `${row} td.plateau`);
    const [{ saturationAccuracy, interval }] = fits;
    if (saturationAccuracy === null) {
      expect(plateau).toBeNaN();
    } else {
      const [low, high] = interval?.saturationAccuracy ?? [0, 0];
      expect(Math.abs(plateau - saturationAccuracy)).toBeLessThan(0.05 * (high - low));
    }
  }
}

/** Holds the law that is drawn beside the frontier against the command's. */
async function expectSameLaw(page: Page, { fits }: TaskRecord, method: string): Promise<void> {
  const law = fits.find((fit) => fit.method === method) as TaskRecord['fits'][number];
  for (const [i, key] of (['k', 'alpha', 'irreducibleError'] as const).entries()) {
    const value = await valueIn(page, `.laws tr:has(th:text-is("${law.method}")) td:nth-child(${i + 2})`);
    const difference = Math.abs(value - (law[key] ?? Number.NaN));
    expect(difference).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
  }
}

describeWithChromium('the explorer', () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    browser = await startChromium({ colorScheme: 'light', viewport: { width: 1280, height: 900 } });
  }, 60_000);
  afterAll(() => browser?.stop());

  const open = (path: string, hash = '') => openPage(browser.context, path, hash);

  test('says what the command line says, before and after a model is left out', async () => {
    const path = await explorer('known', TABLE);
    const { page, said, asked } = await open(path, '#law=hull');
    await settled(page);
    const before = await asThePageSays(page);
    await expectSame(page, before);
    await page.getByLabel('mixer-01 in the fit').uncheck();
    await page.locator('.models tr.out').waitFor();
    await settled(page);
    const after = await asThePageSays(page);
    expect(after.tasks.every(({ models }) => models === 119)).toBe(true);
    await expectSame(page, after);
    for (const law of ['hull', 'envelope']) {
      if (law !== 'hull') await page.getByLabel(law, { exact: true }).check();
      await page.locator(`.laws th:text-is("${law}")`).waitFor();
      const drawn = (await asThePageSays(page)).tasks.find(
        ({ downstream, shots }) => downstream === 'birds' && shots === 1,
      );
      await expectSameLaw(page, drawn as TaskRecord, law);
    }
    expect(said).toEqual([]);
    expect(asked()).toEqual([pathToFileURL(path).href]);
    await page.close();
  }, 120_000);

  test('leaves out the model that is clicked, and its link brings the view back', async () => {
    const path = await explorer('known', TABLE);
    const { page } = await open(path);
    await settled(page);
    await page.locator('.live canvas').waitFor();
    const box = await page.locator('.live canvas').boundingBox();
    if (!box) throw new Error('no canvas');
    // Hull vertices of the best models stand at the right end; the pointer finds one.
    let found = '';
    for (let y = 20; y < box.height && found === ''; y += 4) {
      for (let x = 0.45; x < 0.62 && found === ''; x += 0.006) {
        await page.mouse.move(box.x + x * box.width, box.y + y);
        const tooltip = page.locator('#vg-tooltip-element.visible td.value').first();
        if ((await tooltip.count()) === 0) continue;
        await page.mouse.click(box.x + x * box.width, box.y + y);
        found = new URL(page.url()).hash;
      }
    }
    expect(found).toMatch(/without=(mixer|resnet|vit)-\d+/);
    const again = await open(path, found);
    await settled(again.page);
    expect(await again.page.locator('.command.fit').innerText()).toContain('--without');
    expect(await again.page.locator('.models tr.out').count()).toBe(1);
    await again.page.getByLabel('Target:').fill('990');
    expect(await again.page.locator('p.target').innerText()).toMatch(
      /^99\.0 % is not reachable: the plateau is /,
    );
    await again.page.waitForURL(/target=0\.99/);
    for (const [button, name] of [
      ['Figure as SVG', 'plateau.svg'],
      ['Figure as PNG', 'plateau.png'],
      ['Models that are in, as CSV', 'plateau.csv'],
    ]) {
      const download = again.page.waitForEvent('download');
      await again.page.getByText(button).click();
      expect((await download).suggestedFilename()).toBe(name);
    }
    expect(again.said).toEqual([]);
    await page.close();
    await again.page.close();
  }, 120_000);

  test('opens a wide table that is chosen, and says what is wrong with one that is none', async () => {
    const { page, said } = await open(await explorer('empty'));
    await page.getByLabel('Choose or drop a table').setInputFiles(WIDE);
    await page.locator('.tasks tbody tr').first().waitFor();
    expect(await page.locator('.command.fit').innerText()).toMatch(/--preset imagenet-testbed$/);
    const broken = { name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('model,a\nx\n') };
    await page.locator('.intake summary').click();
    await page.getByLabel('Choose or drop a table').setInputFiles(broken);
    await page.locator('[role=alert] .problem').waitFor();
    expect(await page.locator('[role=alert]').innerText()).toMatch(
      /^broken\.csv, row 2: 1 cells; expected 2/,
    );
    expect(said).toEqual([]);
    await page.close();
  }, 60_000);

  test('shows hostile names as text, on a phone too', async () => {
    const table = join(folder, 'hostile.csv');
    writeFileSync(table, canonicalCsv(hostileEvaluations()));
    const { page, said, asked } = await open(await explorer('hostile', table));
    await allAnswered(page);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(said).toEqual([]);
    expect(asked()).toHaveLength(1);
    await page.close();
  }, 60_000);

  test('lets in no script but its own', async () => {
    const page = readFileSync(await explorer('empty'), 'utf8');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    expect(policy).toMatch(/^default-src &#39;none&#39;; script-src (&#39;sha256-[\w+/=]+&#39; ?){4}; /);
    expect(policy).toMatch(/worker-src blob:$/);
    expect(policy).not.toMatch(/unsafe|http|\*/);
  });
});
