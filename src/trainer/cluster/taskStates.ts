import { existsSync, readFileSync } from 'node:fs';
import { splitRuns } from '../sweep/costs/shardRuns.ts';
import { readJournal } from '../sweep/journal/journal.ts';
import type { JournalEntry } from '../sweep/journal/journalShapes.ts';
import { planDigest } from '../sweep/planDigest.ts';
import { type SweepPlan, type SweepRun, sweepRuns } from '../sweep/sweepRuns.ts';
import { taskFolder, taskLog } from './jobScripts.ts';
import { isAlive, SlurmError, type SlurmTask, sacct, squeue } from './slurm.ts';
import { allJobs, readSubmission, type Submission } from './submission.ts';

/** A task's share of a sweep and what its journal holds of it. */
export interface TaskProgress {
  readonly task: number;
  readonly runs: readonly SweepRun[];
  readonly entries: ReadonlyMap<number, JournalEntry>;
}

/** Every task of a sweep that is split, as far as its folder tells. */
export function taskProgress(folder: string, plan: SweepPlan, tasks: number): TaskProgress[] {
  return splitRuns(sweepRuns(plan), tasks, plan.preset).map((runs, i) => {
    const task = i + 1;
    return { task, runs, entries: readJournal(taskFolder(folder, task))?.entries ?? new Map() };
  });
}

/** What a folder holds of a sweep, in its own journal and those of its tasks; nothing where it holds another one. */
export function sweepEntries(folder: string, plan: SweepPlan): Map<number, JournalEntry> {
  const digest = planDigest(plan);
  const own = readJournal(folder);
  const submission = readSubmission(folder);
  const split = submission?.digest === digest ? taskProgress(folder, plan, submission.tasks) : [];
  return new Map([
    ...(own?.header.digest === digest ? own.entries : []),
    ...split.flatMap(({ entries }) => [...entries]),
  ]);
}

/** What Slurm knows of a submission's jobs, the last word on each task; and what it could not say, in a line each. */
export interface SlurmAnswer {
  readonly tasks: ReadonlyMap<number, SlurmTask>;
  readonly finish?: SlurmTask;
  readonly notes: readonly string[];
}

/**
 * Asks Slurm how the tasks of a submission are. Tasks that ended a while ago are known to its accounts alone, which are
 * asked about `unfinished` tasks only.
 *
 * @throws SlurmError where the queue cannot be asked
 */
export function askSlurm(submission: Submission, unfinished: readonly number[]): SlurmAnswer {
  const jobs = allJobs(submission);
  const notes: string[] = [];
  const known = jobs.length > 0 ? squeue(submission.name, jobs) : [];
  const order = new Map(submission.jobs.map(({ job }, place) => [job, place]));
  const tasks = new Map<number, SlurmTask>();
  const later = (task: SlurmTask) => {
    if (task.task === undefined) return;
    const before = tasks.get(task.task);
    if (!before || (order.get(task.job) ?? 0) >= (order.get(before.job) ?? 0)) tasks.set(task.task, task);
  };
  for (const task of known) later(task);
  const unknown = unfinished.filter(
    (task) => !tasks.has(task) && submission.jobs.some((job) => job.tasks.includes(task)),
  );
  if (unknown.length > 0) {
    try {
      const accounts = sacct(submission.jobs.map(({ job }) => job));
      for (const task of accounts) if (task.task !== undefined && unknown.includes(task.task)) later(task);
    } catch (error) {
      if (!(error instanceof SlurmError)) throw error;
      notes.push(error.message);
    }
  }
  return { tasks, finish: known.find(({ job }) => job === submission.finish), notes };
}

/** Tasks that Slurm still has to run or is running. */
export function aliveTasks({ tasks }: SlurmAnswer): Set<number> {
  return new Set([...tasks].filter(([, task]) => isAlive(task)).map(([place]) => place));
}

/** States in which a task ended for no fault of its own, and would go on. */
const CUT_OFF = ['TIMEOUT', 'NODE_FAIL', 'PREEMPTED', 'BOOT_FAIL'];

/**
 * Of unfinished tasks those that ran out of time, or lost their node, and finished a run since they were handed in: one
 * that did not would be cut off there for ever.
 */
export function cutOffTasks(
  submission: Submission,
  { tasks }: SlurmAnswer,
  unfinished: readonly TaskProgress[],
): number[] {
  return unfinished.flatMap(({ task, entries }) => {
    const slurm = tasks.get(task);
    const job = submission.jobs.find(({ job }) => job === slurm?.job);
    const before = job?.finished[job.tasks.indexOf(task)] ?? 0;
    return slurm && CUT_OFF.includes(slurm.state) && entries.size > before ? [task] : [];
  });
}

/** The last thing that a task said for itself, if anything. */
export function lastLogLine(folder: string, task: number): string | undefined {
  const log = taskLog(folder, task);
  if (!existsSync(log)) return undefined;
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  return lines
    .findLast((line) => /^plateau: |^slurmstepd: error: /.test(line))
    ?.replace(/^slurmstepd: error: /, '');
}
