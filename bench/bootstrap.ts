import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRandom } from '../src/base/random.ts';
import type { BootstrapLaws, BootstrapOptions } from '../src/curves/intervals/bootstrapLaws.ts';
import { drawCloud } from '../src/curves/testing/drawCloud.ts';

const TASKS = 25;
const MODELS = 4800;
const REPLICATES = 1000;
/** Replicates of a task that one job does. */
const PER_JOB = 250;
const LAW = { k: 0.9, alpha: 1.5, irreducibleError: 0.1 };

/** Time of 1,000 bootstrap refits of hull and envelope for 25 tasks of 4,800 models, by number of threads. */
export async function benchBootstrap(): Promise<void> {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' });
  const compiled = new URL('../dist/workers/workers.js', import.meta.url).href;
  const { startWorkers }: typeof import('../src/workers/workers.ts') = await import(compiled);
  const tasks = Array.from({ length: TASKS }, (_, task) =>
    drawCloud(LAW, MODELS, 'exponential', null, createRandom(1, 'bootstrap', task)),
  );
  const jobs = tasks.flatMap((points) =>
    Array.from({ length: REPLICATES / PER_JOB }, (_, part) => {
      const from = part * PER_JOB;
      const options: BootstrapOptions = { methods: ['hull', 'envelope'], from, to: from + PER_JOB, seed: 1 };
      return [points, options] as [typeof points, BootstrapOptions];
    }),
  );
  console.log(`${REPLICATES} refits of hull and envelope, ${TASKS} tasks of ${MODELS} models`);
  for (const threads of [1, 2]) {
    const workers = await startWorkers(threads);
    const start = performance.now();
    const used = process.cpuUsage();
    let shown = start;
    let done = 0;
    const laws: BootstrapLaws[][] = await Promise.all(
      jobs.map(async (job) => {
        const result = await workers.run('bootstrap', job);
        done++;
        if (performance.now() - shown >= 5000) {
          shown = performance.now();
          console.error(`  ${done} of ${jobs.length} jobs`);
        }
        return result;
      }),
    );
    await workers.stop();
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(used);
    const hash = createHash('sha256').update(JSON.stringify(laws)).digest('hex').slice(0, 16);
    console.log(
      `  ${threads} thread${threads > 1 ? 's' : ''}: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor; laws ${hash}`,
    );
  }
}
