import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRandom } from '../src/base/random.ts';

/** What grows: the size of a table in rows, tasks or models, and the commands that are asked of it. */
interface Growth {
  readonly of: string;
  readonly sizes: readonly number[];
  readonly table: (size: number) => { readonly models: number; readonly tasks: number };
  readonly commands: readonly (readonly string[])[];
}

const TABLE = 'table.csv';
const LAWS = ['fit', '--bootstrap', '0', '--json'];
const REPORT = ['report', '--bootstrap', '0', '--force', '-o', 'report'];
const GROWTHS: readonly Growth[] = [
  {
    of: 'rows',
    sizes: [10_000, 100_000, 1_000_000],
    table: (rows) => ({ models: rows / 10, tasks: 10 }),
    commands: [
      ['import'],
      LAWS,
      ['view', 'scale'],
      ['view', 'ranks'],
      ['compare'],
      ['claims', '--bootstrap', '0'],
      REPORT,
    ],
  },
  {
    of: 'tasks',
    sizes: [10, 100, 1000],
    table: (tasks) => ({ models: 30, tasks }),
    commands: [LAWS, ['fit', '--json'], ['compare'], ['claims', '--bootstrap', '0'], REPORT],
  },
  {
    of: 'pairs of tasks',
    sizes: [5000, 50_000, 500_000],
    table: (pairs) => ({ models: 30, tasks: Math.round(Math.sqrt(2 * pairs)) }),
    commands: [['view', 'ranks']],
  },
  {
    of: 'models',
    sizes: [1000, 10_000, 100_000],
    table: (models) => ({ models, tasks: 1 }),
    commands: [LAWS, ['fit', '--json']],
  },
];

/** Exponent of the time that is too much, and gigabytes of memory. */
const MOST = { exponent: 1.2, gigabytes: 1.5 };

/** Runs a command and says what it took: its own processor time and that of its workers, and its most memory. */
const MEASURED = `process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('\\n' + JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, gigabytes: maxRSS * 1024 / 1e9 }));
});`;

/**
 * How time and memory grow with the size of a table: `npm run bench -- scale`, in a quarter of an hour. The exponent is that
 * of the last step, in processor time, which a busy machine changes less than the clock's.
 */
export function benchScale(): void {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-scale-'));
  let exceeded = 0;
  try {
    for (const { of, sizes, table, commands } of GROWTHS) {
      const path = join(folder, TABLE);
      const measured = sizes.map((size) => {
        writeTable(path, table(size));
        return commands.map((words) => measure(words, folder));
      });
      for (const [c, words] of commands.entries()) {
        const figures = measured.map((row) => row[c]);
        const [before, last] = figures.slice(-2);
        const [fewer, most] = sizes.slice(-2);
        const exponent = Math.log(last.seconds / before.seconds) / Math.log(most / fewer);
        const over = exponent > MOST.exponent || last.gigabytes > MOST.gigabytes;
        if (over) exceeded++;
        const told = figures.map(
          ({ seconds, gigabytes }, i) =>
            `${sizes[i].toLocaleString('en-US')}: ${seconds.toFixed(1)} s, ${gigabytes.toFixed(2)} GB`,
        );
        console.log(
          `${of}, ${words.join(' ')}: ${told.join('; ')}; exponent ${exponent.toFixed(2)}${over ? ': TOO MUCH' : ''}`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const tried = GROWTHS.reduce((sum, { commands }) => sum + commands.length, 0);
  console.log(`${tried} growths, ${exceeded} above an exponent of ${MOST.exponent} or ${MOST.gigabytes} GB`);
}

function measure(words: readonly string[], folder: string): { seconds: number; gigabytes: number } {
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(MEASURED)}`];
  const { status, stderr } = spawnSync(
    process.execPath,
    [...preload, resolve('bin/plateau.js'), ...words, TABLE, '--quiet'],
    { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stderr.slice(stderr.lastIndexOf('\n')));
}

/** Models below laws that bend, one a task. */
function writeTable(path: string, { models, tasks }: { models: number; tasks: number }): void {
  const random = createRandom(1, 'scale');
  const file = openSync(path, 'w');
  writeSync(
    file,
    'model,upstream,upstream_accuracy,downstream,shots,downstream_accuracy,parameters,test_size\n',
  );
  for (let m = 0; m < models; m++) {
    const upstream = 0.3 + 0.6 * random.uniform();
    const size = Math.round(1e6 * 10 ** (2 * random.uniform()));
    const rows = Array.from({ length: tasks }, (_, t) => {
      const frontier = 0.95 - 0.7 * (1 - upstream) ** (0.5 + (t % 10) / 10);
      const downstream = Math.max(0, frontier - 0.03 * random.exponential());
      return `net-${m},imagenet,${upstream.toFixed(5)},task-${t},25,${downstream.toFixed(5)},${size},10000\n`;
    });
    writeSync(file, rows.join(''));
  }
  closeSync(file);
}
