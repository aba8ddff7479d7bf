import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { fitRecord } from './documents/fitJson.ts';
import { fitTasks } from './fits/fitTasks.ts';
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
        const { parseEvaluations, groupTasks, fitTasks, fitRecord } = (
          globalThis as unknown as { plateau: typeof import('./pure.ts') }
        ).plateau;
        const { evaluations } = parseEvaluations(text);
        return fitTasks(groupTasks(evaluations), ['hull', 'envelope', 'all']).map(fitRecord);
      },
      readFileSync(file, 'utf8'),
    );
    await stop();

    const tasks = groupTasks(readEvaluations([file]).evaluations);
    const here = fitTasks(tasks, ['hull', 'envelope', 'all']).map(fitRecord);
    expect(inBrowser).toHaveLength(21);
    for (const [i, fit] of here.entries()) {
      expect(inBrowser[i].identified).toBe(fit.identified);
      for (const key of ['k', 'alpha', 'irreducibleError'] as const) {
        const [there, local] = [inBrowser[i][key], fit[key]];
        if (local === null || there === null) expect(there).toBe(local);
        else expect(Math.abs(there - local)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(local)));
      }
    }
  }, 60_000);
});
