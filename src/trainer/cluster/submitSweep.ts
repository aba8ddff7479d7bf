import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../base/inputError.ts';
import { makeFolder } from '../../files/makeFolder.ts';
import { writeWhole } from '../../files/writeWhole.ts';
import { needsWork, readJournal } from '../sweep/journal/journal.ts';
import { lockFolder } from '../sweep/journal/lockFolder.ts';
import { environmentDifference } from '../sweep/journal/runEnvironment.ts';
import { ownVersions } from '../sweep/ownVersions.ts';
import { planDigest } from '../sweep/planDigest.ts';
import { type SweepPlan, sweepRuns } from '../sweep/sweepRuns.ts';
import { arrayScript, type ClusterSweep, finishScript, type SlurmRequest } from './jobScripts.ts';
import { sbatch, scancel } from './slurm.ts';
import { readSubmission, type Submission, writeSubmission } from './submission.ts';
import { aliveTasks, askSlurm, cutOffTasks, type TaskProgress, taskProgress } from './taskStates.ts';

/** How a sweep is handed in. */
export interface SubmitOptions {
  readonly folder: string;
  /** Tasks to split it into. Default: as before, else {@link DEFAULT_TASKS}, or one a run where there are fewer. */
  readonly tasks?: number;
  readonly request: SlurmRequest;
  /** Options of `plateau train` that say what is trained: the plan, as words. */
  readonly words: readonly string[];
  /** Files that the words name, in the sweep's folder: they are kept there, for the tasks to read. */
  readonly files: Readonly<Record<string, string>>;
  /** Hand in tasks only that ran out of time, as the job that merges does. */
  readonly outOfTime?: boolean;
}

/** What was, or would be, handed in. */
export interface SubmitOutcome {
  readonly tasks: number;
  /** Tasks that are finished, that Slurm has already, and that were handed in now. */
  readonly done: number;
  readonly alive: number;
  readonly todo: readonly number[];
  /** The scripts, the array's first; none where there is nothing to do. */
  readonly scripts: readonly { readonly file: string; readonly text: string }[];
  /** Job numbers; undefined where it was not handed in. */
  readonly array?: string;
  readonly finish?: string;
}

/** Tasks of a sweep unless told. */
export const DEFAULT_TASKS = 16;

/** The program that this is part of. */
const PROGRAM = fileURLToPath(new URL('../../../bin/plateau.js', import.meta.url));

/**
 * Hands a sweep to Slurm: an array job with a task for every part of it that is not finished and not in the queue, and a
 * job that merges, fits and reports once they ended. Calling it again hands in what is missing or failed by then.
 *
 * @throws InputError where the folder holds another sweep, or one that was made otherwise; SlurmError where Slurm refuses
 */
export async function submitSweep(plan: SweepPlan, options: SubmitOptions): Promise<SubmitOutcome> {
  const unlock = await lockFolder(options.folder);
  try {
    const before = readSubmission(options.folder);
    const submission = before ?? newSubmission(plan, options);
    requireSame(submission, plan, options);
    const progress = taskProgress(options.folder, plan, submission.tasks);
    const open = progress.filter(isUnfinished);
    const unfinished = open.map(({ task }) => task);
    const known = before && askSlurm(before, options.outOfTime ? unfinished : []);
    const alive = known ? aliveTasks(known) : new Set<number>();
    const todo = options.outOfTime
      ? known
        ? cutOffTasks(before, known, open)
        : []
      : unfinished.filter((task) => !alive.has(task));
    const outcome = outcomeOf(submission, options, unfinished, alive.size, todo);
    const waiting = known?.finish?.state === 'PENDING' ? known.finish.job : undefined;
    const nothing = todo.length === 0 && (waiting !== undefined || options.outOfTime);
    if (outcome.scripts.length === 0 || nothing) return { ...outcome, scripts: [] };
    const jobs = [...alive].flatMap((task) => known?.tasks.get(task)?.job ?? []);
    const finished = todo.map((task) => progress[task - 1].entries.size);
    return submitJobs(submission, options, outcome, { waiting, jobs: [...new Set(jobs)], finished });
  } finally {
    unlock();
  }
}

/** What {@link submitSweep} would hand in if Slurm had nothing of it; asks nobody and writes nothing. */
export function dryRun(plan: SweepPlan, options: SubmitOptions): SubmitOutcome {
  const submission = readSubmission(options.folder) ?? newSubmission(plan, options);
  requireSame(submission, plan, options);
  const todo = taskProgress(options.folder, plan, submission.tasks)
    .filter(isUnfinished)
    .map(({ task }) => task);
  return outcomeOf(submission, options, todo, 0, todo);
}

function isUnfinished({ runs, entries }: TaskProgress): boolean {
  return runs.some(({ index }) => needsWork(entries.get(index)));
}

function newSubmission(plan: SweepPlan, { tasks, request }: SubmitOptions): Submission {
  const digest = planDigest(plan);
  const runs = sweepRuns(plan).length;
  return {
    schema: 'plateau.submission/1',
    name: `plateau-${digest.slice(0, 8)}`,
    digest,
    plan,
    versions: ownVersions(),
    tasks: tasks ?? Math.min(DEFAULT_TASKS, runs),
    cpusPerTask: request.cpusPerTask,
    jobs: [],
  };
}

function requireSame(submission: Submission, plan: SweepPlan, { folder, tasks }: SubmitOptions): void {
  const place = { file: folder };
  if (submission.digest !== planDigest(plan)) {
    const { presetName, seed } = submission.plan;
    throw new InputError(
      `belongs to another sweep (preset ${presetName}, seed ${seed}, or other tasks or settings)`,
      place,
      'give the same options as before, or another folder',
    );
  }
  if (tasks !== undefined && tasks !== submission.tasks) {
    throw new InputError(
      `the sweep in it was split into ${submission.tasks} tasks, not ${tasks}`,
      place,
      'leave the number of tasks out, or give another folder',
    );
  }
  const runs = sweepRuns(plan).length;
  if (submission.tasks > runs)
    throw new InputError(`${submission.tasks} tasks for ${runs} runs`, {}, 'give at most one task a run', {
      name: 'tasks',
    });
  const made = { backend: '', versions: submission.versions };
  const difference = environmentDifference(made, { ...made, versions: ownVersions() });
  if (difference) {
    throw new InputError(
      `the sweep in it was submitted with ${difference}; results would not compare`,
      place,
      'go on with the versions it was begun with, or give another folder',
    );
  }
  // Slurm has its own use for some characters of a path, and quotes cannot be quoted there.
  if (/["\\\n]/.test(resolve(folder)))
    throw new InputError(
      'quotes, backslashes and line breaks in its path do not get through to Slurm',
      place,
    );
}

function outcomeOf(
  submission: Submission,
  { folder, request, words }: SubmitOptions,
  unfinished: readonly number[],
  alive: number,
  todo: readonly number[],
): SubmitOutcome {
  const { name, tasks } = submission;
  const absolute = resolve(folder);
  const sweep: ClusterSweep = {
    ...{ name, tasks, words, folder: absolute, directory: process.cwd() },
    program: [process.execPath, PROGRAM],
  };
  const merged = readJournal(folder)?.entries.size === sweepRuns(submission.plan).length;
  const array = { file: join(absolute, 'array.sh'), text: arrayScript(sweep, todo, request) };
  const finish = { file: join(absolute, 'finish.sh'), text: finishScript(sweep, request) };
  const nothing = unfinished.length === 0 && merged;
  return {
    ...{ tasks, done: tasks - unfinished.length, alive, todo },
    scripts: nothing ? [] : todo.length === 0 ? [finish] : [array, finish],
  };
}

/** Writes the scripts and hands them in; every job number is on the disk before the next step. */
function submitJobs(
  before: Submission,
  { folder, request, files }: SubmitOptions,
  outcome: SubmitOutcome,
  { waiting, jobs, finished }: { waiting?: string; jobs: readonly string[]; finished: number[] },
): SubmitOutcome {
  for (const name of ['logs', 'tasks', 'preset']) makeFolder(join(folder, name));
  for (const [name, text] of Object.entries(files)) writeWhole(join(folder, name), [text], true);
  for (const { file, text } of outcome.scripts) writeWhole(file, [text], true);
  const { todo, scripts } = outcome;
  let submission: Submission = { ...before, cpusPerTask: request.cpusPerTask };
  let array: string | undefined;
  if (todo.length > 0) {
    array = sbatch(scripts[0].file);
    submission = { ...submission, jobs: [...submission.jobs, { job: array, tasks: [...todo], finished }] };
    writeSubmission(folder, submission);
  }
  if (waiting !== undefined) scancel([waiting]);
  const after = [...jobs, ...(array === undefined ? [] : [array])].map((job) => `afterany:${job}`);
  const finish = sbatch(scripts[scripts.length - 1].file, after.join(',') || undefined);
  writeSubmission(folder, { ...submission, finish });
  return { ...outcome, array, finish };
}
