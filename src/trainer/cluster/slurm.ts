import { spawnSync } from 'node:child_process';

/** What Slurm, or its absence, makes impossible; the message is one line. */
export class SlurmError extends Error {
  override readonly name = 'SlurmError';
}

/** Seconds that a busy scheduler is given to answer. */
const PATIENCE = 120;

/** A task of an array job, or a job by itself, as Slurm knows it. */
export interface SlurmTask {
  readonly job: string;
  /** Place in the array; undefined for a job by itself. */
  readonly task?: number;
  /** Slurm's own word: PENDING, RUNNING, COMPLETED, TIMEOUT, ... */
  readonly state: string;
  /** Why it waits or how it ended; empty where there is nothing to say. */
  readonly reason: string;
}

/** States of what has not ended. */
const ALIVE = new Set([
  'PENDING',
  'CONFIGURING',
  'RUNNING',
  'SUSPENDED',
  'REQUEUED',
  'COMPLETING',
  'RESIZING',
]);
const ALSO_ALIVE = ['REQUEUE_HOLD', 'SPECIAL_EXIT', 'STAGE_OUT', 'SIGNALING', 'RESV_DEL_HOLD', 'STOPPED'];
for (const state of ALSO_ALIVE) ALIVE.add(state);

/** Whether a task waits or runs. */
export function isAlive({ state }: SlurmTask): boolean {
  return ALIVE.has(state);
}

/**
 * Hands in a script; returns the job's number.
 *
 * @throws SlurmError with Slurm's reason where it is refused
 */
export function sbatch(script: string, dependency?: string): string {
  const words = dependency === undefined ? [] : [`--dependency=${dependency}`];
  const answer = call('sbatch', ['--parsable', ...words, script]);
  const job = /^(\d+)/.exec(answer)?.[1];
  if (!job)
    throw new SlurmError(`sbatch answered ${JSON.stringify(answer.slice(0, 60))}; expected a job number`);
  return job;
}

/** Everything of some jobs that Slurm still has in memory: what waits, runs, or ended a few minutes ago. */
export function squeue(name: string, jobs: readonly string[]): SlurmTask[] {
  const answer = call('squeue', ['-h', '-r', '-t', 'all', '--name', name, '-o', '%F|%K|%T|%r']);
  return answer.split('\n').flatMap((line): SlurmTask[] => {
    const [job, task, state, reason] = line.split('|');
    if (!jobs.includes(job)) return [];
    return [{ job, task: arrayPlace(task), state, reason: reason === 'None' ? '' : reason }];
  });
}

/** How tasks of some jobs ended, from Slurm's accounts, which not every cluster keeps. */
export function sacct(jobs: readonly string[]): SlurmTask[] {
  const answer = call('sacct', ['-n', '-P', '-X', '-D', '-j', jobs.join(','), '-o', 'JobID,State,ExitCode']);
  return answer.split('\n').flatMap((line): SlurmTask[] => {
    const found = /^(\d+)(?:_(\d+))?\|([A-Z_]+)[^|]*\|(.*)$/.exec(line);
    if (!found) return [];
    const [, job, task, state, code] = found;
    const reason = state === 'FAILED' ? `exit code ${code.split(':')[0]}` : '';
    return [{ job, task: arrayPlace(task), state, reason }];
  });
}

/** Takes jobs out of the queue; those that ended already do not matter. */
export function scancel(jobs: readonly string[]): void {
  if (jobs.length > 0) call('scancel', ['--quiet', ...jobs]);
}

function arrayPlace(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function call(program: string, words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    encoding: 'utf8',
    env: process.env,
    timeout: 1000 * PATIENCE,
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT')
    throw new SlurmError(
      `there is no ${program} here; work on a machine of a Slurm cluster, or add --dry-run`,
    );
  if (code === 'ETIMEDOUT') throw new SlurmError(`${program} did not answer within ${PATIENCE} s; try again`);
  if (error) throw new SlurmError(`${program} cannot be started (${code ?? error.message})`);
  if (status === 0) return stdout.trim();
  const said = stderr
    .split('\n')
    .map((line) => line.replace(/^\w+: (?:error: |fatal: )?/, '').trim())
    .filter((line) => line !== '');
  throw new SlurmError(
    `${program}: ${said.length > 0 ? [...new Set(said)].join('; ') : `ended with code ${status}`}`,
  );
}
