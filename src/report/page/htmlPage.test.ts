import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { canonicalCsvColumns } from '../../results/canonicalCsv.ts';
import { writeCsv } from '../../results/table/writeCsv.ts';
import { describeWithChromium } from '../../testing/describeWithChromium.ts';
import { openPage } from '../../testing/openPage.ts';
import { runCli } from '../../testing/runCli.ts';
import { startChromium } from '../../testing/startChromium.ts';
import { HOSTILE_NAMES, hostileEvaluations } from '../testing/hostileEvaluations.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function open(context: BrowserContext, report: string) {
  const opened = await openPage(context, join(folder, report, 'index.html'));
  await opened.page.locator('figure[data-figure]:not(.drawn)').first().waitFor({ state: 'detached' });
  return { ...opened, asked: opened.asked() };
}

/** Marks of a figure whose ink is really on the page. */
const drawnMarks = (page: Page, figure: string) =>
  page.locator(`#figure-${figure} .live svg .mark-symbol path`).evaluateAll((paths) => paths.length);

describeWithChromium('the page', () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;

  beforeAll(async () => {
    const table = join(folder, 'hostile.csv');
    const hostile = hostileEvaluations();
    writeFileSync(table, writeCsv(canonicalCsvColumns(hostile), hostile));
    for (const [path, name, ...more] of [
      ['fixtures/known-law.csv', 'known'],
      [table, 'hostile', '--title', HOSTILE_NAMES[0]],
    ]) {
      const { code, stderr } = await runCli(
        'report',
        path,
        '-o',
        join(folder, name),
        '--only',
        'answer,law,plateaus,shots',
        '--bootstrap',
        '100',
        '--format',
        'html',
        ...more,
      );
      expect([code, stderr]).toEqual([0, expect.stringContaining('report written to')]);
    }
    browser = await startChromium({ colorScheme: 'light', viewport: { width: 1280, height: 900 } });
  }, 60_000);

  afterAll(() => browser?.stop());

  test('opens from disk, asks for nothing, says nothing, and draws every figure', async () => {
    const { page, said, asked } = await open(browser.context, 'known');
    expect(said).toEqual([]);
    expect(asked).toEqual([page.url()]);
    const figures = await page.locator('figure[data-figure]').count();
    expect(figures).toBeGreaterThanOrEqual(7);
    expect(await drawnMarks(page, 'law-1-birds-1-shot')).toBeGreaterThan(120);
    await page.close();
  }, 60_000);

  test('answers before it shows anything else', async () => {
    const { page } = await open(browser.context, 'known');
    const first = await page.locator('main p').first().innerText();
    expect(first).toMatch(
      /^Of 4 downstream tasks, 1 keeps paying, 1 is near its plateau, 1 is saturated and 1 declines\./,
    );
    await page.close();
  }, 60_000);

  test('names the model under the pointer, as text', async () => {
    const { page } = await open(browser.context, 'hostile');
    const figure = page.locator('figure[data-figure]').first();
    await figure.scrollIntoViewIfNeeded();
    await figure.locator('.live svg .mark-symbol path').nth(3).hover({ force: true });
    const tooltip = page.locator('#vg-tooltip-element.visible');
    await tooltip.waitFor();
    const text = await tooltip.innerText();
    expect(HOSTILE_NAMES.some((name) => text.includes(name.slice(0, 40)))).toBe(true);
    expect(await tooltip.locator('img, script').count()).toBe(0);
    await page.close();
  }, 60_000);

  test('isolates a family at a click in the legend', async () => {
    const { page } = await open(browser.context, 'known');
    const figure = page.locator('#figure-law-1-birds-1-shot');
    const faint = figure.locator('.live svg .mark-symbol path[opacity="0.04"]');
    expect(await faint.count()).toBe(0);
    await figure.locator('.live svg .role-legend-label text', { hasText: 'mixer' }).click();
    await faint.nth(79).waitFor({ state: 'attached' });
    expect(await faint.count()).toBe(80);
    await page.close();
  }, 60_000);

  test('switches the axes of a section', async () => {
    const { page } = await open(browser.context, 'known');
    const titles = page.locator('#law figure .live svg .role-axis-title text');
    const logarithmic = titles.filter({ hasText: 'error (log scale' });
    expect(await logarithmic.count()).toBe(0);
    await page.getByLabel('error, logarithmic').check();
    const all = await titles.count();
    await logarithmic.nth(all - 1).waitFor();
    expect(await titles.count()).toBe(all);
    await page.close();
  }, 60_000);

  test('looks different in the dark, and follows the system at once', async () => {
    const { page } = await open(browser.context, 'known');
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const axis = () =>
      page.locator('figure[data-figure] .live svg .role-axis-title text').first().getAttribute('fill');
    const light = { shot: await page.screenshot(), background: await background(), axis: await axis() };
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('figure.dark').first().waitFor();
    const dark = { shot: await page.screenshot(), background: await background(), axis: await axis() };
    expect(dark.shot.equals(light.shot)).toBe(false);
    expect([light.background, dark.background]).toEqual(['rgb(255, 255, 255)', 'rgb(21, 24, 30)']);
    expect(dark.axis).not.toBe(light.axis);
    await page.close();
  }, 60_000);

  test('shows hostile names as text, and runs none of them', async () => {
    const { page, said, asked } = await open(browser.context, 'hostile');
    expect(said).toEqual([]);
    expect(asked).toEqual([page.url()]);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.locator('main img:not(.still)').count()).toBe(0);
    expect(await page.title()).toBe(HOSTILE_NAMES[0]);
    const text = await page.locator('#answer').innerText();
    for (const name of HOSTILE_NAMES) expect(text).toContain(name);
    await page.close();
  }, 60_000);

  test('fits a phone, where only tables and figures scroll sideways', async () => {
    const { page } = await open(browser.context, 'hostile');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.close();
  }, 60_000);

  test('lets in no script but its own', () => {
    const html = readFileSync(join(folder, 'known', 'index.html'), 'utf8');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toMatch(
      /^default-src &#39;none&#39;; script-src (&#39;sha256-[\w+/=]+&#39; ?){5}; style-src &#39;sha256-/,
    );
    expect(policy).not.toMatch(/unsafe|http|\*/);
  });
});
