import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { runCli } from '../../testing/runCli.ts';
import { missingSlurm, startSlurm } from '../../testing/startSlurm.ts';
import { simulateTasks } from '../sweep/costs/simulateTasks.ts';
import { readJournal } from '../sweep/journal/journal.ts';
import { folderOwner } from '../sweep/journal/lockFolder.ts';
import type { SweepPreset } from '../sweep/sweepPreset.ts';
import { type SweepRun, sweepRuns } from '../sweep/sweepRuns.ts';
import { TINY_PRESET } from '../sweep/testing/tinyPreset.ts';
import { taskFolder } from './jobScripts.ts';
import { readSubmission } from './submission.ts';
import type { SweepStatus } from './sweepStatus.ts';

jest.setTimeout(600_000);

const PROGRAM = fileURLToPath(new URL('../../../bin/plateau.js', import.meta.url));
const TABLES = ['results.csv', 'layers.csv', 'measures.csv', 'sweep.json'];
const TASKS = 4;
const CORES = 2;

/** Twelve models, three a task; a task takes some ten seconds, long enough to be killed in its middle. */
const PRESET: SweepPreset = {
  ...TINY_PRESET,
  trainSize: 2000,
  testSize: 400,
  poolSize: 200,
  training: { ...TINY_PRESET.training, learningRate: { vit: 0.006, mixer: 0.006, resnet: 0.004 } },
  grids: [
    {
      ...TINY_PRESET.grids[0],
      architecture: ['vit', 'mixer'],
      dataFraction: [0.1, 0.5, 1],
      epochs: [4],
      seed: [1, 2],
    },
  ],
};

const missing = missingSlurm();
const why = `no ${missing.join(', ')}; Debian's packages slurmctld, slurmd, slurm-client and munge have them`;
if (missing.length > 0) process.stderr.write(`SKIPPED: a sweep on Slurm: ${why}\n`);

(missing.length > 0 ? describe.skip : describe)(
  `a sweep on Slurm${missing.length > 0 ? ` (SKIPPED: ${why})` : ''}`,
  () => {
    const scratch = mkdtempSync(join(tmpdir(), "plateau's sweep "));
    const preset = join(scratch, 'preset.json');
    const [alone, folder, calm] = ['alone', 'on slurm', 'calm'].map((name) => join(scratch, name));
    const train = (output: string, ...more: string[]) => ['train', '--preset', preset, '-o', output, ...more];
    const submit = (output: string, ...more: string[]) =>
      runCli(...train(output, '--submit', 'slurm', ...more));
    const status = async (output: string): Promise<SweepStatus> => {
      const { code, stdout } = await runCli('status', output, '--json');
      expect(code).toBe(0);
      return JSON.parse(stdout);
    };
    const bytes = (output: string) => TABLES.map((table) => readFileSync(join(output, table), 'utf8'));
    const done = (task: number, output = folder) => readJournal(taskFolder(output, task))?.entries.size ?? 0;
    const before = { ...process.env };
    let slurm: Awaited<ReturnType<typeof startSlurm>> | undefined;
    let startUp: number;

    beforeAll(async () => {
      writeFileSync(preset, JSON.stringify(PRESET));
      slurm = await startSlurm(CORES);
      Object.assign(process.env, slurm.environment);
      const begin = performance.now();
      const child = spawn(process.execPath, [PROGRAM, ...train(alone, '--workers', String(CORES))], {
        stdio: 'inherit',
      });
      expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
      const seconds = (performance.now() - begin) / 1000;
      // Both workers work all the time but at the start, and at the end for about half a run.
      startUp = Math.max(0, seconds - totalSeconds(alone) / CORES);
    });
    afterAll(async () => {
      spawnSync('scancel', ['-u', userInfo().username], { env: process.env });
      await slurm?.stop();
      for (const name of Object.keys(slurm?.environment ?? {})) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
      rmSync(scratch, { recursive: true, force: true });
    });

    test('of which one task is cancelled and one killed, is submitted again, and has the same bytes', async () => {
      const first = await submit(folder, '--tasks', String(TASKS));
      expect(first).toMatchObject({ code: 0 });
      expect(first.stderr).toMatch(/^submitted 4 tasks as job \d+; job \d+ merges, fits and reports\n/);
      const [{ job }] = readSubmission(folder)?.jobs ?? [];
      await until(() => done(1) >= 1 && done(2) >= 1);

      const between = await status(folder);
      expect(between.tasks.map(({ state }) => state)).toEqual(['running', 'running', 'waiting', 'waiting']);
      expect(between.left).toBeGreaterThan(0);
      expect(between.merged).toBe(false);
      const again = await submit(folder);
      expect(again.stderr).toMatch(/^nothing to submit: of 4 tasks 4 are in the queue\n$/);

      expect(spawnSync('scancel', [`${job}_1`], { env: process.env }).status).toBe(0);
      const killed = folderOwner(taskFolder(folder, 2))?.process ?? Number.NaN;
      process.kill(killed, 'SIGKILL');
      const kept = [done(1), done(2)];
      await until(async () => (await status(folder)).left === null);
      // A run that ended while the signals were on their way is kept too.
      [done(1), done(2)].forEach((now, i) => {
        expect(now).toBeGreaterThanOrEqual(kept[i]);
      });
      const stopped = await status(folder);
      expect(stopped.tasks.map(({ state }) => state)).toEqual(['stopped', 'stopped', 'done', 'done']);
      expect(stopped.tasks[0].reason).toMatch(/^cancelled.*: plateau: stopped; \d of 3 runs are kept/);
      expect(stopped.tasks[1].reason).toMatch(/^failed/);
      const words = await runCli('status', folder);
      expect(words.stdout).toMatch(/2 of 4 tasks stopped; submit again to go on/);

      const rest = await submit(folder);
      expect(rest).toMatchObject({ code: 0 });
      expect(rest.stderr).toMatch(
        /^submitted 2 of 4 tasks as job \d+; 2 are finished; job \d+ merges, fits and reports\n/,
      );
      await until(() => existsSync(join(folder, 'report', 'index.html')));
      expect(bytes(folder)).toEqual(bytes(alone));
      expect(readFileSync(join(folder, 'fit.txt'), 'utf8')).toMatch(/^texture +[a-z]/m);
      const finished = await status(folder);
      expect(finished).toMatchObject({ done: 12, failed: [], merged: true, left: null });
      expect((await submit(folder)).stderr).toMatch(/^nothing to submit: of 4 tasks 4 are finished\n$/);
    });

    test('takes as long as simulated from what its runs cost', async () => {
      expect(await submit(calm, '--tasks', String(TASKS))).toMatchObject({ code: 0 });
      await until(() => [1, 2].some((task) => existsSync(taskFolder(calm, task))));
      const begin = performance.now();
      await until(() => [1, 2, 3, 4].every((task) => existsSync(join(taskFolder(calm, task), 'sweep.json'))));
      const real = (performance.now() - begin) / 1000;
      const simulated = (costs: string[]) => {
        const entries = costs.map((path) => readJournal(path)?.entries);
        const costOf = ({ index }: SweepRun) => {
          const times = entries.map((own) => own?.get(index)?.times).find((found) => found);
          return times ? times.training + times.evaluation : Number.NaN;
        };
        const plan = readSubmission(calm)?.plan;
        const layout = { tasks: TASKS, workers: 1, atOnce: CORES };
        return simulateTasks(plan ? sweepRuns(plan) : [], PRESET, layout, costOf, startUp).elapsed;
      };
      const own = simulated([1, 2, 3, 4].map((task) => taskFolder(calm, task)));
      const foreign = simulated([alone]);
      process.stderr.write(
        `real ${real.toFixed(1)} s, simulated from the costs of its runs ${own.toFixed(1)} s, from those on one machine before ${foreign.toFixed(1)} s\n`,
      );
      // Within 5 % on a quiet machine; a busy one delays Slurm as well as the runs.
      expect(Math.abs(own / real - 1)).toBeLessThan(0.5);
    });

    test('that Slurm refuses says why in one line', async () => {
      const refused = await submit(join(scratch, 'refused'), '--partition', 'nowhere');
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(/^plateau: sbatch: .*[Ii]nvalid partition.*\n$/);
      expect(refused.stderr.split('\n')).toHaveLength(2);
    });
  },
);

function totalSeconds(output: string): number {
  const entries = [...(readJournal(output)?.entries.values() ?? [])];
  return entries.reduce((sum, { times }) => sum + (times ? times.training + times.evaluation : 0), 0);
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const begin = performance.now(); !(await condition()); ) {
    if (performance.now() - begin > 240_000) throw new Error('waited for 240 s');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
