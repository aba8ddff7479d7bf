import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeWithChromium } from '../../testing/describeWithChromium.ts';
import { runCli } from '../../testing/runCli.ts';
import { startChromium } from '../../testing/startChromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const REPORTS = [
  ['known', 'fixtures/known-law.csv', []],
  ['timm', 'fixtures/timm-sample', ['--preset', 'timm', '--test-size', '500']],
] as const;

/** Texts of the drawing that meet or that leave it, two by two. */
const MEETING_TEXTS = `(() => {
  const svg = document.querySelector('#figure-answer .live svg');
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim() && text.getAttribute('opacity') !== '0' && !text.getAttribute('stroke'));
  const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const outside = boxes.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
  const meeting = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
    a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1 && a.box.top < b.box.bottom - 3 && b.box.top < a.box.bottom - 3,
  ).map((b) => a.text + ' | ' + b.text));
  return { texts: boxes.length, outside: outside.map(({ text }) => text), meeting };
})()`;

describeWithChromium('the short page', () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;

  beforeAll(async () => {
    for (const [name, path, more] of REPORTS) {
      const out = ['-o', join(folder, name), '--bootstrap', '200', '--format', 'html', '--quiet'];
      expect(await runCli('report', path, ...more, ...out)).toMatchObject({ code: 0, stderr: '' });
    }
    browser = await startChromium({ viewport: { width: 1280, height: 900 } });
  }, 120_000);

  afterAll(() => browser?.stop());

  async function open(report: string, width: number): Promise<Page> {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(join(folder, report, 'index.html')).href);
    await page.locator('#figure-answer.drawn').waitFor();
    return page;
  }

  test.each(REPORTS.flatMap(([name]) => [1280, 390].map((width) => [name, width] as const)))(
    '%s at %d pixels: no text of the figure meets another or leaves it, and the page does not scroll sideways',
    async (name, width) => {
      const page = await open(name, width);
      const { texts, outside, meeting } = (await page.evaluate(MEETING_TEXTS)) as {
        texts: number;
        outside: string[];
        meeting: string[];
      };
      expect(texts).toBeGreaterThan(10);
      expect([outside, meeting]).toEqual([[], []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.close();
    },
    60_000,
  );

  test.each([
    'light',
    'dark',
  ] as const)('an accessibility audit finds nothing, in the %s', async (colorScheme) => {
    const page = await open('known', 1280);
    await page.emulateMedia({ colorScheme });
    for (const fold of await page.locator('details.fold > summary').all()) await fold.click();
    await page.locator('#figure-answer .explore > summary').click();
    await page.evaluate(AXE);
    const violations = await page.evaluate(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' ; ')))`,
    );
    expect(violations).toEqual([]);
    await page.close();
  }, 60_000);

  test('is worked by keyboard: folds open and draw, a family is isolated', async () => {
    const page = await open('known', 1280);
    expect(await page.locator('figure.drawn').count()).toBe(1);
    await page.locator('#law details.fold > summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('#law figure.drawn').first().waitFor();
    const figure = page.locator('#figure-answer');
    await figure.locator('.explore > summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const pressed = figure.locator('.families button[aria-pressed="true"]');
    expect(await pressed.count()).toBe(1);
    const faint = figure.locator('.live svg .mark-symbol path[opacity="0.04"]');
    await faint.nth(79).waitFor({ state: 'attached' });
    expect(await faint.count()).toBe(80);
    await page.close();
  }, 60_000);

  test('a search, a colour and error bars are kept in the address, and a link restores them', async () => {
    const page = await open('timm', 1280);
    const figure = page.locator('#figure-answer');
    await figure.locator('.explore > summary').click();
    const before = await figure.locator('.live svg .mark-rule line').count();
    await figure.getByLabel('Colour by').selectOption('parameters');
    await figure.getByText('parameters', { exact: true }).first().waitFor();
    await figure.getByRole('combobox', { name: 'Model' }).fill('resnet');
    await figure.getByText(/^[1-9]\d* of \d+ drawn models$/).waitFor();
    // Few models have their bars at first.
    await figure.getByRole('checkbox').uncheck();
    const found = await figure.locator('output').textContent();
    expect(page.url()).toMatch(/#\?find=resnet&colour=parameters&bars=none$/);

    const again = await browser.context.newPage();
    await again.goto(page.url());
    await again.locator('#figure-answer.drawn').waitFor();
    const restored = again.locator('#figure-answer');
    expect(await restored.locator('output').textContent()).toBe(found);
    expect(await restored.getByLabel('Colour by').inputValue()).toBe('parameters');
    expect(await restored.getByRole('checkbox').isChecked()).toBe(false);
    expect(await restored.locator('.live svg .mark-rule line').count()).toBeLessThan(before);
    expect(await restored.locator('.families').count()).toBe(0);
    await page.close();
    await again.close();
  }, 60_000);

  test('a link to a folded section opens it', async () => {
    const page = await open('known', 1280);
    await page.locator('nav a[href="#methods"]').click();
    await page.locator('#methods details[open]').waitFor();
    await page.close();
  }, 60_000);
});
