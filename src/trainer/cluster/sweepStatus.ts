import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../base/inputError.ts';
import { measuredRate } from '../sweep/costs/measuredRate.ts';
import { runCost } from '../sweep/costs/runCost.ts';
import { smallestFirst } from '../sweep/costs/smallestFirst.ts';
import { needsWork, readJournal } from '../sweep/journal/journal.ts';
import type { JournalEntry } from '../sweep/journal/journalShapes.ts';
import { folderOwner } from '../sweep/journal/lockFolder.ts';
import { JOURNAL } from '../sweep/journal/scanJournal.ts';
import { type SweepPlan, type SweepRun, sweepRuns } from '../sweep/sweepRuns.ts';
import { taskFolder } from './jobScripts.ts';
import { isAlive, SlurmError, type SlurmTask } from './slurm.ts';
import { readSubmission } from './submission.ts';
import { askSlurm, lastLogLine, type SlurmAnswer, type TaskProgress, taskProgress } from './taskStates.ts';

/** How a part of a sweep stands. `stopped`: it is not finished and nobody works on it. */
export type TaskState = 'done' | 'running' | 'waiting' | 'stopped';

export interface TaskStatus {
  /** From 1; a sweep on one machine is a single task. */
  readonly task: number;
  readonly state: TaskState;
  readonly runs: number;
  readonly done: number;
  readonly failed: number;
  /** Why it waits or stopped. */
  readonly reason?: string;
  /** Seconds of work that are left, by the costs of its runs. */
  readonly left: number;
}

/** How a sweep stands. */
export interface SweepStatus {
  readonly preset: string;
  readonly seed: number;
  readonly runs: number;
  readonly done: number;
  readonly failed: readonly { readonly model: string; readonly reason: string; readonly again: boolean }[];
  readonly tasks: readonly TaskStatus[];
  /** Seconds until what runs and waits is done, on as many tasks as run now; null where nothing does. */
  readonly left: number | null;
  /** Runs that took longest, in seconds. */
  readonly slowest: readonly { readonly model: string; readonly seconds: number }[];
  /** Seconds that runs took for a second that was estimated; null before the first. */
  readonly rate: number | null;
  /** Whether results.csv holds the whole sweep. */
  readonly merged: boolean;
  /** What could not be found out, and why. */
  readonly notes: readonly string[];
}

/** Runs that are named as the slowest. */
const SLOWEST = 3;

/**
 * How a sweep in a folder stands, on one machine or on a cluster.
 *
 * @throws InputError where the folder holds none
 */
export function sweepStatus(folder: string): SweepStatus {
  const submission = readSubmission(folder);
  const own = readJournal(folder);
  const plan = submission?.plan ?? own?.header.plan;
  if (!plan) throw noSweep(folder);
  const progress = submission
    ? taskProgress(folder, plan, submission.tasks)
    : [{ task: 1, runs: sweepRuns(plan), entries: own?.entries ?? new Map() }];
  const unfinished = progress
    .filter(({ runs, entries }) => runs.some(({ index }) => needsWork(entries.get(index))))
    .map(({ task }) => task);
  const known = submission && asked(() => askSlurm(submission, unfinished));
  const workers = submission?.cpusPerTask ?? 1;
  const entries = new Map<number, JournalEntry>(progress.flatMap((task) => [...task.entries]));
  const runs = sweepRuns(plan);
  const rate = measuredRate(runs, plan.preset, entries);
  const tasks = progress.map((task) =>
    taskStatus(folder, plan, task, { rate: rate ?? 1, workers, known, alone: !submission }),
  );
  const failed = runs.flatMap(({ index, model }) => {
    const record = entries.get(index)?.record;
    return record?.status === 'failed' ? [{ model, reason: record.reason, again: record.retry }] : [];
  });
  const finish = known?.finish && !isAlive(known.finish) && known.finish.state !== 'COMPLETED';
  return {
    preset: plan.presetName,
    seed: plan.seed,
    runs: runs.length,
    done: entries.size - failed.length,
    failed,
    tasks,
    left: timeLeft(tasks),
    slowest: slowestRuns(runs, entries),
    rate,
    merged: existsSync(join(folder, 'results.csv')) && own?.entries.size === runs.length,
    notes: [
      ...(known?.notes ?? []),
      ...(finish ? [`the job that merges ended as ${known.finish?.state}; logs/finish.log says why`] : []),
    ],
  };
}

function noSweep(folder: string): InputError {
  const shards =
    existsSync(folder) && readdirSync(folder).some((name) => existsSync(join(folder, name, JOURNAL)));
  return new InputError(
    existsSync(folder) ? 'holds no sweep' : 'no such folder',
    { file: folder },
    shards ? 'give one of the folders in it' : 'give the folder of plateau train',
  );
}

/** A queue that cannot be asked is told of, and the folder says the rest. */
function asked(ask: () => SlurmAnswer): SlurmAnswer {
  try {
    return ask();
  } catch (error) {
    if (error instanceof SlurmError) return { tasks: new Map(), notes: [error.message] };
    throw error;
  }
}

function taskStatus(
  folder: string,
  plan: SweepPlan,
  { task, runs, entries }: TaskProgress,
  context: { rate: number; workers: number; known?: SlurmAnswer; alone: boolean },
): TaskStatus {
  const { rate, workers, known, alone } = context;
  const open = runs.filter(({ index }) => needsWork(entries.get(index)));
  const failed = runs.filter(({ index }) => entries.get(index)?.record.status === 'failed').length;
  const done = runs.filter(({ index }) => entries.get(index)?.record.status === 'done').length;
  const owner = folderOwner(alone ? folder : taskFolder(folder, task));
  const slurm = known?.tasks.get(task);
  const state = stateOf(open.length, owner !== undefined, slurm);
  const cost = open.reduce((sum, run) => sum + runCost(run, plan.preset), 0);
  const left = (rate * cost) / (owner?.workers ?? workers);
  const reason =
    state === 'waiting' ? slurm?.reason : state === 'stopped' ? stopReason(folder, task, slurm) : '';
  return { task, state, runs: runs.length, done, failed, ...(reason && { reason }), left };
}

function stateOf(open: number, owned: boolean, slurm: SlurmTask | undefined): TaskState {
  if (owned) return 'running';
  if (open === 0) return 'done';
  if (!slurm || !isAlive(slurm)) return 'stopped';
  return slurm.state === 'RUNNING' || slurm.state === 'COMPLETING' ? 'running' : 'waiting';
}

function stopReason(folder: string, task: number, slurm: SlurmTask | undefined): string | undefined {
  const how =
    slurm && [slurm.state.toLowerCase().replaceAll('_', ' '), slurm.reason].filter(Boolean).join(', ');
  return [how, lastLogLine(folder, task)].filter(Boolean).join(': ') || undefined;
}

/** Tasks that wait start as running ones end. */
function timeLeft(tasks: readonly TaskStatus[]): number | null {
  const running = tasks.filter(({ state }) => state === 'running');
  const waiting = tasks.filter(({ state }) => state === 'waiting');
  if (running.length + waiting.length === 0) return null;
  const slots = smallestFirst(Math.max(1, running.length));
  for (const { left } of [...running, ...waiting]) slots.add(left);
  return Math.max(...slots.amounts());
}

function slowestRuns(runs: readonly SweepRun[], entries: ReadonlyMap<number, JournalEntry>) {
  return runs
    .flatMap(({ index, model }) => {
      const times = entries.get(index)?.times;
      return times ? [{ model, seconds: times.training + times.evaluation }] : [];
    })
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST);
}
