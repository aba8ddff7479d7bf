import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRandom } from '../src/base/random.ts';
import { CHROMIUM, startChromium } from '../src/testing/startChromium.ts';
import { TIMM } from './problems.ts';

const TASKS = 25;
const MODELS = 4800;
/** As a table of CLIP models has it: two upstream tasks, many downstream ones. */
const PAIRED_TASKS = 128;
const PAIRED_MODELS = 120;

/** Wall and processor time of whole reports, the size of their pages, and how soon these are open and drawn. */
export async function benchReport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-bench-'));
  try {
    const large = join(folder, 'large.csv');
    const paired = join(folder, 'paired.csv');
    writeFileSync(large, modelsBelowLaws(TASKS, MODELS, ['jft']));
    writeFileSync(paired, modelsBelowLaws(PAIRED_TASKS, PAIRED_MODELS, ['jft', 'imagenet21k']));
    const reports: [string, string[]][] = [
      ['known-law.csv', ['fixtures/known-law.csv']],
      [TIMM.endsWith('sample') ? 'timm-sample' : 'timm', ['--preset', 'timm', TIMM]],
      [`${TIMM.endsWith('sample') ? 'timm-sample' : 'timm'} --full`, ['--preset', 'timm', TIMM, '--full']],
      [`${TASKS} tasks x ${MODELS} models`, [large]],
      [`2 upstreams x ${PAIRED_TASKS} tasks x ${PAIRED_MODELS} models`, [paired]],
    ];
    for (const [i, [name, words]] of reports.entries()) {
      const out = join(folder, `out-${i}`);
      const start = performance.now();
      const { status, stderr } = spawnSync(
        '/bin/bash',
        [
          '-c',
          'time "$0" "$@"',
          process.execPath,
          'bin/plateau.js',
          'report',
          ...words,
          '-o',
          out,
          '--quiet',
        ],
        {
          encoding: 'utf8',
          env: { ...process.env, TIMEFORMAT: '%U %S', NODE_OPTIONS: `--import=${MEMORY}` },
        },
      );
      if (status !== 0) throw new Error(stderr);
      const seconds = (performance.now() - start) / 1000;
      const processor = stderr.trim().split(/\s+/).slice(-2).map(Number);
      const megabytes = Number(/memory (\d+)/.exec(stderr)?.[1]);
      const page = join(out, 'index.html');
      const { files } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as { files: string[] };
      console.log(
        `${name}: ${seconds.toFixed(1)} s (${(processor[0] + processor[1]).toFixed(1)} s of processor, ` +
          `${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}), ${megabytes} MB of memory at most, ${files.length} files, ` +
          `page ${(statSync(page).size / 1e6).toFixed(2)} MB${await opening(page)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How long a page takes to load, to draw every figure, and the longest time in which it does not answer. */
async function opening(path: string): Promise<string> {
  if (!existsSync(CHROMIUM)) return '; no Chromium to open it in';
  const { context, stop } = await startChromium({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(pathToFileURL(path).href);
    const loaded = performance.now() - start;
    await page.locator('figure.drawn').first().waitFor();
    const first = performance.now() - start;
    // Folded figures are drawn when they are looked at.
    await page.evaluate("for (const fold of document.querySelectorAll('details.fold')) fold.open = true");
    for (const figure of await page.locator('figure[data-figure]').all()) {
      await figure.scrollIntoViewIfNeeded();
    }
    await page
      .locator('figure[data-figure]:not(.drawn)')
      .first()
      .waitFor({ state: 'detached', timeout: 120_000 });
    const drawn = performance.now() - start;
    // Buffered entries tell of tasks before this question, too.
    const longest = await page.evaluate(`new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(Math.max(...list.getEntries().map(({ duration }) => duration))))
        .observe({ type: 'longtask', buffered: true });
      setTimeout(() => resolve(0), 1000);
    })`);
    return `, loaded in ${(loaded / 1000).toFixed(2)} s, first figure in ${(first / 1000).toFixed(2)} s, all looked at and drawn in ${(drawn / 1000).toFixed(1)} s, longest pause ${Number(longest).toFixed(0)} ms`;
  } finally {
    await stop();
  }
}

/** Tells the largest memory of a process when it ends. */
const MEMORY = `data:text/javascript,${encodeURIComponent(
  "import { isMainThread } from 'node:worker_threads'; if (isMainThread) process.on('exit', () => console.error('memory', Math.round(process.resourceUsage().maxRSS / 1024)));",
)}`;

/** Models below known laws, by gaps of exponential distribution. */
function modelsBelowLaws(tasks: number, models: number, upstreams: readonly string[]): string {
  const random = createRandom(1, 'report');
  const lines = ['model,upstream,upstream_accuracy,downstream,shots,downstream_accuracy,family'];
  for (const upstream of upstreams) {
    const accuracies = Array.from({ length: models }, () => 0.1 + 0.85 * random.uniform() ** 0.6);
    for (let task = 0; task < tasks; task++) {
      const [k, alpha, left] = [
        0.4 + 0.5 * random.uniform(),
        0.8 + 2.5 * random.uniform(),
        0.3 * random.uniform(),
      ];
      for (const [model, accuracy] of accuracies.entries()) {
        const frontier = 1 - left - k * (1 - accuracy) ** alpha;
        const own = Math.max(0, frontier - 0.05 * random.exponential());
        const family = ['vit', 'mixer', 'resnet'][model % 3];
        lines.push(
          `${family}-run-${model},${upstream},${accuracy.toFixed(5)},task-${task},,${own.toFixed(5)},${family}`,
        );
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
