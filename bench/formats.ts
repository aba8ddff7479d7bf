import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { createRandom } from '../src/base/random.ts';
import { median } from './measure.ts';

const CHILD = `
import { loadEvaluations } from './dist/results/readEvaluations.js';
const start = performance.now();
const { evaluations } = await loadEvaluations([process.argv[1]]);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ rows: evaluations.length, seconds, peak: process.resourceUsage().maxRSS / 1024 }));
`;

const RUNS = 5;

interface Row {
  readonly model: string;
  readonly upstream: string;
  readonly upstream_accuracy: number;
  readonly downstream: string;
  readonly shots: number;
  readonly downstream_accuracy: number;
  readonly family: string;
  readonly parameters: number;
}

/** Rows read per second in each format, and the peak memory of the process that reads them, against CSV. */
export function benchFormats(): void {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-bench-'));
  try {
    for (const count of [5_000, 500_000]) {
      const rows = makeRows(count);
      const paths = Object.entries(WRITERS).map(([format, write]) => {
        const path = join(folder, `${count}.${format}`);
        writeFileSync(path, write(rows));
        return { format, path };
      });
      const measured = paths.map(({ format, path }) => ({ format, path, runs: [] as Reading[] }));
      // In turns, so that a noisy moment hits all of them.
      for (let run = 0; run < RUNS; run++) for (const one of measured) one.runs.push(readInChild(one.path));
      const results = measured.map(({ format, path, runs }) => ({
        format,
        path,
        seconds: median(runs.map(({ seconds }) => seconds)),
        peak: median(runs.map(({ peak }) => peak)),
      }));
      const [csv] = results;
      for (const { format, path, seconds, peak } of results) {
        console.log(
          `${count.toLocaleString('en-US')} rows of ${format} (${(statSync(path).size / 1e6).toFixed(1)} MB): ` +
            `${seconds.toFixed(2)} s, ${(count / seconds / 1000).toFixed(0)} k rows/s, peak ${peak.toFixed(0)} MB of the whole process; ` +
            `${(seconds / csv.seconds).toFixed(2)} times CSV's time, ${(peak / csv.peak).toFixed(2)} times its memory`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Reading {
  readonly seconds: number;
  readonly peak: number;
}

function readInChild(path: string): Reading {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', CHILD, path], {
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Reading;
}

const WRITERS: Record<string, (rows: readonly Row[]) => string | Uint8Array> = {
  csv: (rows) => {
    const lines = rows.map((row) => Object.values(row).join(','));
    return `${Object.keys(rows[0]).join(',')}\n${lines.join('\n')}\n`;
  },
  jsonl: (rows) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
  parquet: (rows) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: (Object.keys(rows[0]) as (keyof Row)[]).map((name) => ({
          name,
          data: rows.map((row) => row[name]),
          type: typeof rows[0][name] === 'number' ? ('DOUBLE' as const) : ('STRING' as const),
        })),
      }),
    ),
};

function makeRows(count: number): Row[] {
  const random = createRandom(1, 'formats');
  return Array.from({ length: count }, (_, i) => ({
    model: `vit-base-patch16-run-${Math.floor(i / 100)}`,
    upstream: 'jft',
    upstream_accuracy: Number(random.uniform().toFixed(5)),
    downstream: `task-${i % 25}`,
    shots: [1, 5, 10, 25][Math.floor(i / 25) % 4],
    downstream_accuracy: Number(random.uniform().toFixed(5)),
    family: 'vit',
    parameters: 86_000_000,
  }));
}
