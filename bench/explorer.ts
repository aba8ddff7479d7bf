import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { createRandom } from '../src/base/random.ts';
import { runCli } from '../src/testing/runCli.ts';
import { CHROMIUM, startChromium } from '../src/testing/startChromium.ts';
import { median } from './measure.ts';

/** Most bytes of the page without a table, gzipped. */
const MOST_BYTES = 900e3;
const REFITS = 7;

/** What the page is timed on: its answer to a table that is dropped, and to a model that is left out. */
export async function benchExplorer(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-explorer-'));
  const path = join(folder, 'explore.html');
  await runCli('explore', '-o', path, '--quiet');
  const bytes = gzipSync(readFileSync(path)).length;
  console.log(`page without a table ${(bytes / 1e3).toFixed(0)} kB gzipped, of ${MOST_BYTES / 1e3} kB`);
  if (!existsSync(CHROMIUM)) return console.log(`no Chromium at ${CHROMIUM}: nothing timed`);
  const { context, stop } = await startChromium({ viewport: { width: 1280, height: 900 } });
  try {
    for (const [models, tasks] of [
      [121, 35],
      [350, 7],
      [4800, 25],
    ]) {
      const page = await context.newPage();
      await page.goto(pathToFileURL(path).href);
      await timeTable(page, models, tasks);
      await page.close();
    }
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
  }
}

async function timeTable(page: Page, models: number, tasks: number): Promise<void> {
  const buffer = Buffer.from(wideTable(models, tasks));
  await page.evaluate(`globalThis.long = []; new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) long.push(duration);
  }).observe({ type: 'longtask' })`);
  const start = performance.now();
  await page
    .getByLabel('Choose or drop a table')
    .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer });
  await page.locator('.answer[data-settled=true]').waitFor({ timeout: 300_000 });
  const first = performance.now() - start;
  await page.evaluate('globalThis.long = []');
  const times: Refit[] = [];
  for (let i = 0; i < REFITS; i++) times.push(await page.evaluate(REFIT));
  const longest = (await page.evaluate('Math.max(0, ...globalThis.long)')) as number;
  const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`;
  console.log(
    `${String(models).padStart(5)} models x ${String(tasks).padStart(2)} tasks: answer ${first.toFixed(0)} ms after the file is given; a model left out: ` +
      `hull, envelope and slope ${ms(times.map(({ quick }) => quick))}, posterior ${ms(times.map(({ full }) => full))}; longest task of the page ${longest.toFixed(0)} ms`,
  );
}

interface Refit {
  readonly quick: number;
  readonly full: number;
}

/** Leaves the first model of the list out, or takes it in again, and waits for what the page says then. */
const REFIT = `(async () => {
  const answer = document.querySelector('.answer');
  const words = () => answer.textContent.match(/(\\d+) of \\d+ models/)?.[1];
  const frame = () => new Promise((done) => setTimeout(done));
  const before = words();
  const start = performance.now();
  document.querySelector('.models input[type=checkbox]').click();
  while (words() === before || words() === undefined) await frame();
  const quick = performance.now() - start;
  while (answer.dataset.settled !== 'true') await frame();
  return { quick, full: performance.now() - start };
})()`;

/** A wide table of models below saturating frontiers. */
function wideTable(models: number, tasks: number): string {
  const random = createRandom(0, 'explorer bench');
  const names = Array.from({ length: tasks }, (_, t) => `task${t}`);
  const rows = Array.from({ length: models }, (_, m) => {
    const upstream = 0.3 + 0.6 * random.uniform();
    const accuracies = names.map(
      (_, t) => 0.95 - 0.01 * t - 0.8 * (1 - upstream) ** (1 + t / tasks) - 0.05 * random.uniform(),
    );
    return [`model-${m}`, upstream, ...accuracies]
      .map((cell) => (typeof cell === 'number' ? Math.max(0, cell).toFixed(4) : cell))
      .join(',');
  });
  return [['model', 'upstream', ...names].join(','), ...rows].join('\n');
}
