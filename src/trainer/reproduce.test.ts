import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { TINY_PRESET } from './sweep/testing/tinyPreset.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const [grid] = TINY_PRESET.grids;
const PRESET = {
  ...TINY_PRESET,
  shots: [1],
  grids: [{ ...grid, architecture: ['mixer'], dataFraction: [0.25, 0.5, 1] }],
};

/** Workers are processes of their own, so this calls the built library. */
const CALL = `
import { reproduce } from ${JSON.stringify(new URL('../../dist/trainer.js', import.meta.url).href)};
let told = 0;
const onProgress = (thing) => { if (thing === 'models trained:') told++; };
const { outcome, table, answers, report } = await reproduce(process.argv[2], { preset: ${JSON.stringify(PRESET)}, workers: 1, onProgress });
console.log(JSON.stringify({ outcome, rows: table.evaluations, answers: answers.length, report, told }));
`;

test('trains, answers and reports in one call, and goes on where it was', () => {
  const folder = join(scratch, 'small');
  const script = join(scratch, 'call.mjs');
  writeFileSync(script, CALL);
  const call = () => JSON.parse(execFileSync(process.execPath, [script, folder], { encoding: 'utf8' }));
  const first = call();
  expect(first).toMatchObject({ outcome: { runs: 3, done: 3, stopped: false }, answers: 16, told: 3 });
  expect(['index.html', 'report.json'].every((name) => existsSync(join(first.report, name)))).toBe(true);
  expect(call()).toEqual({ ...first, told: 0 });
}, 240_000);
