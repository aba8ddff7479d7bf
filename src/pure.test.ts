import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { fitTasks } from './analysis/fitTasks.ts';
import { fitRecord } from './report/fitJson.ts';
import { groupTasks } from './results/groupTasks.ts';
import { readEvaluations } from './results/readEvaluations.ts';
import { testInChromium } from './testing/chromium.ts';

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

describe('plateau/pure', () => {
  test('bundles for a browser; what reads files does not', async () => {
    expect((await bundle('src/pure.ts')).length).toBeLessThan(1_000_000);
    await expect(bundle('src/results/readEvaluations.ts')).rejects.toThrow(/Could not resolve "node:fs"/);
  });

  testInChromium('fits in a browser to the same digits', async (page) => {
    const file = 'fixtures/known-law.csv';
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
    const tasks = groupTasks(readEvaluations([file]).evaluations);
    const here = fitTasks(tasks, ['hull', 'envelope', 'all']).map(fitRecord);
    expect(inBrowser).toHaveLength(21);
    for (const [i, fit] of here.entries()) {
      const { irreducibleError, alpha, k, identified } = inBrowser[i];
      expect(identified).toBe(fit.identified);
      for (const [there, local] of [
        [irreducibleError, fit.irreducibleError],
        [alpha, fit.alpha],
        [k, fit.k],
      ]) {
        if (local === null || there === null) expect(there).toBe(local);
        else expect(Math.abs(there - local)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(local)));
      }
    }
  });
});
