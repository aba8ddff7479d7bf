import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { taskRecord } from './documents/fitJson.ts';
import { answerTask } from './fits/answerTask.ts';
import { groupTasks } from './results/groupTasks.ts';
import { readEvaluations } from './results/readEvaluations.ts';
import { describeWithChromium } from './testing/describeWithChromium.ts';
import { startChromium } from './testing/startChromium.ts';

/** The entry as one script for a browser, which fails on an import that a browser has not. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'plateau',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}

test('plateau/pure bundles for a browser; what reads files does not', async () => {
  expect((await bundle('src/pure.ts')).length).toBeLessThan(1_000_000);
  await expect(bundle('src/results/readEvaluations.ts')).rejects.toThrow(/Could not resolve "node:fs"/);
});

describeWithChromium('plateau/pure in a browser', () => {
  test('fits to the same digits', async () => {
    const file = 'fixtures/known-law.csv';
    const { context, stop } = await startChromium();
    const page = await context.newPage();
    await page.addScriptTag({ content: await bundle('src/pure.ts') });
    const inBrowser = await page.evaluate(
      (text) => {
        const { parseEvaluations, groupTasks, answerTask, taskRecord } = (
          globalThis as unknown as { plateau: typeof import('./pure.ts') }
        ).plateau;
        const { evaluations } = parseEvaluations(text);
        return groupTasks(evaluations).map((task) =>
          taskRecord(answerTask(task, { methods: ['hull', 'envelope', 'all'] })),
        );
      },
      readFileSync(file, 'utf8'),
    );
    await stop();

    const tasks = groupTasks(readEvaluations([file]).evaluations);
    const records = tasks.map((task) =>
      taskRecord(answerTask(task, { methods: ['hull', 'envelope', 'all'] })),
    );
    const there = inBrowser.flatMap(({ fits }) => fits);
    const here = records.flatMap(({ fits }) => fits);
    expect(there).toHaveLength(21);
    for (const [i, { top }] of records.entries()) {
      expect(Math.abs((inBrowser[i].top?.slope ?? 0) - (top?.slope ?? 0))).toBeLessThan(1e-9);
    }
    for (const [i, fit] of here.entries()) {
      for (const key of ['k', 'alpha', 'irreducibleError'] as const) {
        const [far, local] = [there[i][key], fit[key]];
        if (local === null || far === null) expect(far).toBe(local);
        else expect(Math.abs(far - local)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(local)));
      }
    }
  }, 60_000);
});
