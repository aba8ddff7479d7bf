import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { allAnswered, asThePageSays, settled, valueIn } from '../../explorer/testing/explorerPages.ts';
import type { PlanRow } from '../../questions/planning/planRow.ts';
import type { RivalComparison } from '../../questions/rivals/compareRivals.ts';
import { describeWithChromium } from '../../testing/describeWithChromium.ts';
import { openPage } from '../../testing/openPage.ts';
import { runCli } from '../../testing/runCli.ts';
import { startChromium } from '../../testing/startChromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));
const known = join(folder, 'known.html');
const empty = join(folder, 'empty.html');

interface PlanDocument {
  readonly plans: readonly PlanRow[];
  readonly choices: readonly {
    readonly models: readonly { readonly model: string; readonly largestRegret: number }[];
  }[];
}

const DRAWN = '#task=["shapes-and-textures","birds",25]';
const ofDrawn = ({ downstream, shots }: { downstream: string; shots: number | null }) =>
  downstream === 'birds' && shots === 25;

describeWithChromium("the explorer's controls", () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    for (const [path, ...tables] of [[known, 'fixtures/known-law.csv'], [empty]]) {
      expect((await runCli('explore', ...tables, '-o', path, '--quiet')).code).toBe(0);
    }
    browser = await startChromium({ viewport: { width: 1280, height: 900 } });
  }, 60_000);
  afterAll(() => browser?.stop());
  const open = (path: string, hash = '') => openPage(browser.context, path, hash);

  async function expectSameRivals(page: Page): Promise<void> {
    await settled(page);
    const { fits, extrapolation } = await asThePageSays<RivalComparison>(page, 'compare');
    const command = await page.locator('.command.compare').innerText();
    const rows = command.includes(' --cut ') ? extrapolation.filter(({ target }) => target === 'hull') : fits;
    for (const rival of ['saturating', 'linear', 'm4']) {
      const row = rows.find((one) => ofDrawn(one) && one.rival === rival && one.fittedTo === 'hull');
      const shown = await valueIn(page, `.rivals tr[data-rival="${rival}"] td.number`);
      expect(Math.abs(shown - (row?.rmse ?? Number.NaN))).toBeLessThan(1e-9);
    }
  }

  test('give the numbers of the commands that they name, in the order of the command line', async () => {
    const { page, said } = await open(
      known,
      `${DRAWN}&rival=linear&rival=m4&from=0.25&without-family=vit&without=mixer-01&target=0.88&future=0.95&pick=birds&pick=textures&sort=slope`,
    );
    await settled(page);
    await allAnswered(page);
    const { tasks } = await asThePageSays(page);
    const order = await page
      .locator('.tasks tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-task')));
    expect(order).toEqual(
      tasks.map(({ upstream, downstream, shots }) => JSON.stringify([upstream, downstream, shots])),
    );
    const drawn = tasks.find(ofDrawn);
    expect(
      Math.abs((await valueIn(page, '.tasks tr.chosen .slope')) - (drawn?.top?.slope ?? 0)),
    ).toBeLessThan(1e-9);

    const question = (await asThePageSays<PlanDocument>(page, 'question')).plans.find(ofDrawn) as PlanRow;
    const within = (value: number, median: number | null, low: number | null, high: number | null) =>
      expect(Math.abs(value - (median as number))).toBeLessThan(0.1 * ((high as number) - (low as number)));
    const { neededUpstream, neededUpstreamLow, neededUpstreamHigh } = question;
    within(await valueIn(page, 'p.target'), neededUpstream, neededUpstreamLow, neededUpstreamHigh);
    const { futureDownstream, futureDownstreamLow, futureDownstreamHigh } = question;
    within(await valueIn(page, 'p.future'), futureDownstream, futureDownstreamLow, futureDownstreamHigh);

    const { choices } = await asThePageSays<PlanDocument>(page, 'choice');
    const rows = page.locator('.pick tbody tr');
    expect(await rows.count()).toBe(Math.min(20, choices[0].models.length));
    const [first] = choices[0].models;
    expect(await rows.first().getAttribute('data-model')).toBe(first.model);
    expect(await valueIn(page, '.pick tbody tr:first-child td:nth-of-type(1)')).toBeCloseTo(
      first.largestRegret,
      12,
    );

    await expectSameRivals(page);
    // Held out, rivals are judged above.
    await page.getByLabel('up to').fill('75');
    await page.getByLabel('up to').blur();
    await page.locator('.rivals').getByText('above 75.0 %').waitFor();
    expect(await page.locator('.command.compare').innerText()).toMatch(/ --cut 0\.\d+ /);
    await expectSameRivals(page);
    expect(said).toEqual([]);
    await page.close();
  }, 120_000);

  test('a range is brushed, a target and a model to come are dragged, and the link holds them', async () => {
    const { page, said } = await open(known, DRAWN);
    await settled(page);
    await page.locator('.fit-range').scrollIntoViewIfNeeded();
    const track = (await page.locator('.track').boundingBox()) as { x: number; y: number; width: number };
    await page.mouse.move(track.x + 0.5 * track.width, track.y + 12);
    await page.mouse.down();
    await page.mouse.move(track.x + 0.8 * track.width, track.y + 12, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=0\.\d+&to=0\.\d+/);
    const from = Number(await page.getByLabel('Fit upstream from').inputValue());
    expect(from).toBeGreaterThan(45);
    await settled(page);
    expect(await page.locator('.answer').innerText()).not.toContain('120 of 120 models');
    for (const [handle, dx, dy, words] of [
      ['target', 0, -30, 'p.target'],
      ['future', -30, 0, 'p.future'],
    ] as const) {
      const before = await page.locator(words).innerText();
      await page.locator(`.handle.${handle}`).scrollIntoViewIfNeeded();
      const box = (await page.locator(`.handle.${handle}`).boundingBox()) as { x: number; y: number };
      await page.mouse.move(box.x + 12, box.y + 12);
      await page.mouse.down();
      await page.mouse.move(box.x + 12 + dx, box.y + 12 + dy, { steps: 4 });
      await page.mouse.up();
      await page.waitForURL(new RegExp(`${handle}=0\\.\\d+`));
      expect(await page.locator(words).innerText()).not.toBe(before);
    }
    expect(said).toEqual([]);
    await page.close();
  }, 60_000);

  test('a link to files that were dropped shows the same once they are given again', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const [x, y] = [0.4 + 0.015 * i, 0.3 + 0.014 * i - 0.01 * ((7 * i) % 10)];
      return `m${i},x,${x.toFixed(3)},${y.toFixed(3)},${(0.9 * y).toFixed(3)}`;
    });
    const buffer = Buffer.from(`net,kind,in1k,cars,birds\n${rows.join('\n')}\n`);
    const file = { name: 'wide.csv', mimeType: 'text/csv', buffer };
    const first = await open(empty);
    await first.page.getByLabel('Choose or drop a table').setInputFiles(file);
    await first.page.locator('.roles summary').click();
    await first.page.getByLabel('Upstream accuracy').selectOption('cars');
    await first.page.getByLabel('m29 in the fit').uncheck();
    await settled(first.page);
    await first.page.waitForURL(/file=wide\.csv&shape=.*without=m29/);
    const command = await first.page.locator('.command.fit').innerText();
    expect(command).toContain('--upstream cars');
    expect(await first.page.locator('.same .legend').innerText()).toContain('gives wide.csv once more');
    const { hash } = new URL(first.page.url());
    await first.page.close();

    const { page, said } = await open(empty, hash);
    expect(await page.locator('.scope').innerText()).toMatch(/^Drop wide\.csv to see what this link shows/);
    await page.getByLabel('Choose or drop a table').setInputFiles(file);
    await settled(page);
    expect(await page.locator('.command.fit').innerText()).toBe(command);
    expect(new URL(page.url()).hash).toBe(hash);
    // What is given once a table is open is another table, whatever its name.
    await page.locator('.intake summary').click();
    await page.getByLabel('Choose or drop a table').setInputFiles([]);
    await page.getByLabel('Choose or drop a table').setInputFiles(file);
    await page.waitForURL(/#file=wide\.csv$/);
    // And so is another link: it asks for its files.
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.locator('.scope').getByText('Drop wide.csv').waitFor();
    await page.getByLabel('Choose or drop a table').setInputFiles([]);
    await page.getByLabel('Choose or drop a table').setInputFiles(file);
    await settled(page);
    expect(await page.locator('.command.fit').innerText()).toBe(command);
    // Another file is another table.
    await page.locator('.intake summary').click();
    await page.getByLabel('Choose or drop a table').setInputFiles({ ...file, name: 'other.csv' });
    await page.waitForURL(/#file=other\.csv$/);
    expect(await page.locator('.command.fit').innerText()).toContain('--upstream in1k');
    expect(said).toEqual([]);
    await page.close();
  }, 60_000);

  test('a finger drags a target, and the page stays where it is', async () => {
    const phone = await startChromium({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
    });
    try {
      const { page, said } = await openPage(phone.context, known, DRAWN);
      await settled(page);
      const handle = page.locator('.handle.target');
      await handle.scrollIntoViewIfNeeded();
      const { x, y } = (await handle.boundingBox()) as { x: number; y: number };
      const session = await phone.context.newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dy: number) =>
        session.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: type === 'touchEnd' ? [] : [{ x: x + 12, y: y + 12 + dy }],
        });
      const scrolled = () => page.evaluate('scrollY');
      const before = await scrolled();
      await touch('touchStart', 0);
      for (let dy = 6; dy <= 30; dy += 6) await touch('touchMove', dy);
      await touch('touchEnd', 30);
      await page.waitForURL(/target=0\.\d+/);
      expect(await scrolled()).toBe(before);
      expect(said).toEqual([]);
    } finally {
      await phone.stop();
    }
  }, 60_000);

  test('by keyboard: a task is drawn, a model and a family left out, a target moved, a search made', async () => {
    const { page, said } = await open(known);
    await allAnswered(page);
    const focus = async (label: string, key: string) => {
      await page.getByLabel(label).first().focus();
      await page.keyboard.press(key);
    };
    await page.locator('.tasks button').nth(3).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.tasks tr.chosen').count()).toBe(1);
    await page.waitForURL(/task=/);
    await settled(page);
    await focus('Target:', 'ArrowRight');
    await focus('mixer-11 in the fit', 'Space');
    await page.locator('.family-filter summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.family-filter input').first().focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Search tasks').fill('counting');
    await page.waitForURL(/without=mixer-11&without-family=\w+&target=0\.\d+&find=counting/);
    expect(await page.locator('.tasks tbody tr').count()).toBe(1);
    // A model that is pointed at is marked in the other panels.
    await page.getByLabel('Search tasks').fill('');
    await page.getByLabel('resnet-10 in the fit').focus();
    await page.locator('.spark-dot').first().waitFor();
    expect(await page.locator('.spark-dot').count()).toBe(7);
    expect(said).toEqual([]);
    await page.close();
  }, 60_000);

  test('several files are one table; roles can be changed; the wrong cell is shown', async () => {
    const { page, said } = await open(empty);
    const files = ['results-sketch.csv', 'results-imagenet.csv', 'results-imagenet-real.csv'];
    const choose = (given: Parameters<Page['setInputFiles']>[1]) =>
      page.getByLabel('Choose or drop a table').setInputFiles(given);
    await choose(files.map((name) => `fixtures/timm-sample/${name}`));
    await allAnswered(page);
    const at = (word: string) => (files.includes(word) ? `fixtures/timm-sample/${word}` : word);
    const document = await asThePageSays(page, 'fit', at);
    expect(document.tasks.map(({ upstream }) => upstream)).toEqual(['imagenet', 'imagenet']);
    expect(await page.locator('.command.fit').innerText()).toContain('--preset timm');

    const wide = 'net,kind,in1k,cars,birds\na,x,0.5,0.4,0.3\nb,y,0.6,0.5,0.4\nc,z,0.7,0.6,0.4\n';
    await choose({ name: 'wide.csv', mimeType: 'text/csv', buffer: Buffer.from(wide) });
    await page.locator('.roles summary').click();
    await page.getByLabel('Upstream accuracy').selectOption('cars');
    await page.locator('.command.fit').getByText('--upstream cars').waitFor();
    await page.getByLabel('The table has').selectOption('a row a model and task');
    expect(await page.locator('[role=alert]').innerText()).toMatch(/wide\.csv/);

    const wrong =
      'model,upstream_accuracy,downstream,downstream_accuracy\na,0.5,birds,0.4\nb,0.6,birds,high\n';
    await choose({ name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from(wrong) });
    await page.locator('.excerpt mark').waitFor();
    expect(await page.locator('.excerpt mark').innerText()).toBe('high');
    expect(await page.locator('.excerpt tr.meant th').innerText()).toBe('3');
    expect(said).toEqual([]);
    await page.close();
  }, 60_000);

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)(
    'an accessibility audit finds nothing, in the %s at %i px',
    async (colorScheme, width) => {
      const { page, said } = await open(
        known,
        `${DRAWN}&law=hull&rival=linear&pick=birds&without-family=vit&find=mixer`,
      );
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await allAnswered(page);
      await page.evaluate(AXE);
      const violations = () =>
        page.evaluate(
          `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' ; ')))`,
        );
      expect(await violations()).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.locator('.intake summary').click();
      const broken = { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('net,size\na,1\nb,2\n') };
      await page.getByLabel('Choose or drop a table').setInputFiles(broken);
      await page.locator('.roles[open]').waitFor();
      expect(await violations()).toEqual([]);
      expect(said).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
