import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { runCli } from '../../testing/runCli.ts';
import { shardRuns } from '../sweep/costs/shardRuns.ts';
import { sweepRuns } from '../sweep/sweepRuns.ts';
import { syntheticEntry, syntheticHeader, writeJournal } from '../sweep/testing/syntheticJournal.ts';
import { TINY_PRESET } from '../sweep/testing/tinyPreset.ts';
import { ranges, shellWord, taskFolder } from './jobScripts.ts';
import { readSubmission } from './submission.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plateau-submit-'));
const PATH = process.env.PATH;
afterAll(() => {
  process.env.PATH = PATH;
  rmSync(scratch, { recursive: true, force: true });
});

const preset = join(scratch, 'six.json');
writeFileSync(preset, JSON.stringify({ ...TINY_PRESET, grids: [{ ...TINY_PRESET.grids[0], seed: [1, 2] }] }));
let count = 0;
let folder: string;
/** Programs by the names of Slurm's that say what they are told to, in place of those. */
let programs: string;
const program = (name: string, text: string) => {
  writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(programs, name), 0o755);
};
const calls = () => readFileSync(join(programs, 'calls'), 'utf8').trim().split('\n');
const submit = (...more: string[]) =>
  runCli('train', '--preset', preset, '-o', folder, '--submit', 'slurm', ...more);

beforeEach(() => {
  folder = join(scratch, `sweep ${++count}`);
  programs = join(scratch, `programs-${count}`);
  mkdirSync(programs);
  process.env.PATH = `${programs}:/bin`;
  const note = `echo "$(basename "$0") $*" >> "${join(programs, 'calls')}"`;
  program('sbatch', `${note}\necho $((100 + $(wc -l < "${join(programs, 'calls')}")))`);
  program('squeue', note);
  program('scancel', note);
  program('sacct', `${note}\necho "sacct: error: Slurm accounting storage is disabled" >&2; exit 1`);
});

/** A task's runs as if it had trained them. */
function finish(task: number, tasks: number, runs = Number.POSITIVE_INFINITY): void {
  const { plan } = readSubmission(folder) ?? { plan: undefined };
  if (!plan) throw new Error('nothing was submitted');
  const shard = shardRuns(sweepRuns(plan), { part: task, parts: tasks }, plan.preset).slice(0, runs);
  const entries = shard.map((run) => syntheticEntry(plan, run));
  writeJournal(taskFolder(folder, task), syntheticHeader(plan), entries);
}

describe('a dry run', () => {
  test('prints the scripts, and asks and writes nothing', async () => {
    process.env.PATH = '/nowhere';
    const request = ['--tasks', '3', '--cpus-per-task', '2', '--partition', 'long', '--time', '4:00:00'];
    const dry = await submit(
      ...request,
      '--mem',
      '4G',
      '--at-once',
      '2',
      '--sbatch',
      '--account=lab',
      '--dry-run',
    );
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    const lines = dry.stdout.split('\n');
    for (const line of [
      '--array=1-3%2',
      '--requeue',
      '--cpus-per-task=2',
      '--partition=long',
      '--account=lab',
    ])
      expect(lines).toContain(`#SBATCH ${line}`);
    for (const line of ['--time=4:00:00', '--mem=4G']) expect(lines).toContain(`#SBATCH ${line}`);
    expect(lines).toContain(`#SBATCH --output="${resolve(folder)}/logs/task-%a.log"`);
    expect(dry.stdout).toContain('--shard "$SLURM_ARRAY_TASK_ID/3" --resume --workers 2 --output');
    expect(dry.stdout).toMatch(/plateau\.js merge '.*\/tasks'\/\* --output/);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a submission', () => {
  test('is an array and a job that waits for it; submitted again it is what is missing', async () => {
    const first = await submit('--tasks', '3');
    expect(first).toMatchObject({ code: 0 });
    expect(calls()).toEqual([
      `sbatch --parsable ${resolve(folder)}/array.sh`,
      `sbatch --parsable --dependency=afterany:101 ${resolve(folder)}/finish.sh`,
    ]);
    finish(1, 3);
    finish(2, 3, 1);
    program(
      'squeue',
      'echo "101|3|RUNNING|None"; echo "102|N/A|PENDING|Dependency"; echo "9|2|RUNNING|None"',
    );
    const status = JSON.parse((await runCli('status', folder, '--json')).stdout);
    expect(status.tasks.map(({ state }: { state: string }) => state)).toEqual(['done', 'stopped', 'running']);
    expect(status.notes).toEqual(['sacct: Slurm accounting storage is disabled']);
    const again = await submit();
    expect(again.stderr).toMatch(
      /^submitted 1 of 3 tasks as job 104; 1 are finished, 1 are in the queue; job 106/,
    );
    expect(calls().slice(2)).toEqual([
      'sacct -n -P -X -D -j 101 -o JobID,State,ExitCode',
      `sbatch --parsable ${resolve(folder)}/array.sh`,
      'scancel --quiet 102',
      `sbatch --parsable --dependency=afterany:101,afterany:104 ${resolve(folder)}/finish.sh`,
    ]);
    expect(readFileSync(join(folder, 'array.sh'), 'utf8')).toContain('#SBATCH --array=2\n');
  });

  test('goes on by itself with tasks that ran out of time, as long as they finish something', async () => {
    await submit('--tasks', '3', '--sbatch', '--account=my lab');
    const script = readFileSync(join(folder, 'finish.sh'), 'utf8');
    expect(script).toContain(
      "--cpus-per-task=1 '--sbatch=--account=my lab' --submit slurm --out-of-time --output",
    );
    finish(1, 3);
    finish(2, 3, 1);
    const states = ['101|1|COMPLETED|None', '101|2|TIMEOUT|TimeLimit', '101|3|CANCELLED|None'];
    program('squeue', [...states, '102|N/A|RUNNING|None'].map((state) => `echo "${state}"`).join('; '));
    const again = await submit('--out-of-time');
    expect(again).toMatchObject({ code: 0, stdout: '103\n' });
    expect(readFileSync(join(folder, 'array.sh'), 'utf8')).toContain('#SBATCH --array=2\n');
    expect(calls().at(-1)).toContain('--dependency=afterany:103 ');
    // The same task again, and nothing was finished in between.
    program('squeue', 'echo "103|2|TIMEOUT|TimeLimit"');
    expect(await submit('--out-of-time')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('tells from the accounts how tasks ended', async () => {
    await submit('--tasks', '3');
    program('sacct', 'echo "101_1|TIMEOUT|0:0"; echo "101_2|CANCELLED by 0|0:0"; echo "101_3|FAILED|1:0"');
    writeFileSync(join(folder, 'logs', 'task-3.log'), 'plateau: its worker ended\n');
    const { stdout } = await runCli('status', folder);
    expect(stdout).toMatch(/3 of 3 tasks stopped; submit again to go on/);
    expect(stdout).toMatch(/task 1 stopped: timeout\n/);
    expect(stdout).toMatch(/task 2 stopped: cancelled\n/);
    expect(stdout).toMatch(/task 3 stopped: failed, exit code 1: plateau: its worker ended\n/);
  });

  test('has later plans scaled by what its runs took', async () => {
    await submit('--tasks', '3');
    const plan = () => runCli('train', '--preset', preset, '-o', folder, '--plan', '2');
    expect((await plan()).stdout).toMatch(/^6 runs of preset six, .* by the costs that ship, of one core/);
    finish(2, 3, 1);
    expect((await plan()).stdout).toMatch(/by the costs that ship times \d+\.\d\d, as the runs in .* took\n/);
  });

  test('keeps the preset as it was', async () => {
    await submit('--tasks', '3');
    expect(readFileSync(join(folder, 'preset', 'six.json'), 'utf8')).toBe(readFileSync(preset, 'utf8'));
    expect(readFileSync(join(folder, 'array.sh'), 'utf8')).toContain(`${folder}/preset/six.json`);
  });

  test('of another sweep, of another split, or of too many tasks is refused', async () => {
    await submit('--tasks', '3');
    expect((await submit('--seed', '2')).stderr).toMatch(/belongs to another sweep \(preset six, seed 1/);
    expect((await submit('--tasks', '2')).stderr).toMatch(
      /was split into 3 tasks, not 2; leave the number of tasks out/,
    );
    folder = join(scratch, 'other');
    expect((await submit('--tasks', '7')).stderr).toMatch(
      /7 tasks for 6 runs; give at most one task a run \(--tasks\)/,
    );
  });

  test.each([
    [['--workers', '2'], /--workers with --submit; give --cpus-per-task/],
    [['--shard', '1/2'], /--shard with --submit; give --tasks/],
    [['--plan', '4'], /--plan submits nothing/],
    [['--sbatch', 'a\nrm -rf /'], /Expected one line of text/],
    [['--time', '1 h'], /Expected a single word/],
  ])('with %j is refused', async (words, message) => {
    const refused = await submit(...words);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(message);
  });
});

describe('Slurm that fails is told of in one line', () => {
  test.each([
    [
      'echo "sbatch: error: Batch job submission failed: Invalid account" >&2; exit 1',
      /^plateau: sbatch: Batch job submission failed: Invalid account\n$/,
    ],
    ['exit 3', /^plateau: sbatch: ended with code 3\n$/],
    ['echo Submitted', /^plateau: sbatch answered "Submitted"; expected a job number\n$/],
  ])('%s', async (text, message) => {
    program('sbatch', text);
    const refused = await submit();
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(message);
  });

  test('also where it is not there', async () => {
    process.env.PATH = '/nowhere';
    const refused = await submit();
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toMatch(
      /^plateau: there is no sbatch here; work on a machine of a Slurm cluster, or add --dry-run\n$/,
    );
  });
});

test('numbers are listed as Slurm does, words as a shell does', () => {
  expect(ranges([10, 1, 2, 3, 7, 9])).toBe('1-3,7,9-10');
  expect(shellWord("it's")).toBe("'it'\\''s'");
  expect(shellWord('a/b.c=1')).toBe('a/b.c=1');
});
