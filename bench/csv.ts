import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../src/base/random.ts';
import { median } from './measure.ts';

const CHILD = `
import { readEvaluations } from './dist/results/readEvaluations.js';
const start = performance.now();
const { evaluations } = readEvaluations([process.argv[1]]);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ rows: evaluations.length, seconds, peak: process.resourceUsage().maxRSS / 1024 }));
`;

/** Rows of canonical CSV read per second, and the peak memory of the process that reads them. */
export function benchCsv(): void {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-bench-'));
  try {
    for (const rows of [5_000, 500_000]) {
      const path = join(folder, `${rows}.csv`);
      writeFileSync(path, table(rows));
      const runs = Array.from({ length: 5 }, () => {
        const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', CHILD, path], {
          encoding: 'utf8',
        });
        if (!stdout) throw new Error(stderr);
        return JSON.parse(stdout) as { rows: number; seconds: number; peak: number };
      });
      const seconds = median(runs.map((run) => run.seconds));
      const peak = median(runs.map((run) => run.peak));
      const megabytes = statSync(path).size / 1e6;
      console.log(
        `${rows.toLocaleString('en-US')} rows (${megabytes.toFixed(1)} MB): ${seconds.toFixed(2)} s, ` +
          `${(rows / seconds / 1000).toFixed(0)} k rows/s, peak ${peak.toFixed(0)} MB of the whole process`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function table(rows: number): string {
  const random = createRandom(1, 'csv');
  const lines = ['model,upstream,upstream_accuracy,downstream,shots,downstream_accuracy,family,parameters'];
  for (let i = 0; i < rows; i++) {
    const us = random.uniform().toFixed(5);
    const ds = random.uniform().toFixed(5);
    lines.push(
      `vit-base-patch16-run-${Math.floor(i / 100)},jft,${us},task-${i % 25},${[1, 5, 10, 25][Math.floor(i / 25) % 4]},${ds},vit,86000000`,
    );
  }
  return `${lines.join('\n')}\n`;
}
