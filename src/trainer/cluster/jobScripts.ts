import { join } from 'node:path';

/** What a job asks Slurm for; texts go to Slurm as they are. */
export interface SlurmRequest {
  readonly partition?: string;
  /** Time limit of a task, as Slurm writes it: `4:00:00`. */
  readonly time?: string;
  /** Memory of a task: `4G`. */
  readonly mem?: string;
  readonly cpusPerTask: number;
  /** Tasks that may run at a time. */
  readonly atOnce?: number;
  /** Any other options of sbatch. */
  readonly sbatch?: string;
}

/** A sweep on a cluster. */
export interface ClusterSweep {
  /** Name of its jobs. */
  readonly name: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  /** Folder in which relative paths of the command line mean something. */
  readonly directory: string;
  /** Number of tasks that it is split into. */
  readonly tasks: number;
  /** How Plateau is started: Node and its program. */
  readonly program: readonly string[];
  /** Options of `plateau train` that say what is trained. */
  readonly words: readonly string[];
}

/** Folder of a task's shard. */
export function taskFolder(folder: string, task: number | string): string {
  return join(folder, 'tasks', String(task));
}

/** What a task prints. */
export function taskLog(folder: string, task: number): string {
  return join(folder, 'logs', `task-${task}.log`);
}

/** The array job: its tasks train a shard each, in folders of their own, and go on with what is there. */
export function arrayScript(sweep: ClusterSweep, todo: readonly number[], request: SlurmRequest): string {
  const { folder, tasks, program, words, directory, name } = sweep;
  const { atOnce, cpusPerTask } = request;
  const task = '$SLURM_ARRAY_TASK_ID';
  const train = [...program, 'train', ...words].map(shellWord).join(' ');
  return [
    '#!/bin/bash',
    `#SBATCH --job-name=${name}`,
    `#SBATCH --array=${ranges(todo)}${atOnce === undefined ? '' : `%${atOnce}`}`,
    `#SBATCH --output="${patternPath(join(folder, 'logs'))}/task-%a.log"`,
    '#SBATCH --open-mode=append',
    '#SBATCH --requeue',
    ...requested(request),
    // Slurm tells the process that it has to end, not a shell above it.
    `cd ${shellWord(directory)} && exec ${train} --shard "${task}/${tasks}" --resume --workers ${cpusPerTask} --output ${shellWord(join(folder, 'tasks'))}/"${task}"`,
    '',
  ].join('\n');
}

/**
 * The dependent job: hands tasks that ran out of time in again, with itself behind them; where there are none it merges,
 * fits and reports.
 */
export function finishScript(sweep: ClusterSweep, request: SlurmRequest): string {
  const { folder, program, directory, name, words } = sweep;
  const again = [
    'train',
    ...words,
    ...requestWords(request),
    '--submit',
    'slurm',
    '--out-of-time',
    '--output',
    folder,
  ];
  const plateau = program.map(shellWord).join(' ');
  const path = (file: string) => shellWord(join(folder, file));
  return [
    '#!/bin/bash',
    `#SBATCH --job-name=${name}`,
    `#SBATCH --output="${patternPath(join(folder, 'logs'))}/finish.log"`,
    '#SBATCH --open-mode=append',
    '#SBATCH --requeue',
    ...requested(request),
    'set -e',
    `cd ${shellWord(directory)}`,
    `again=$(${plateau} ${again.map(shellWord).join(' ')} || true)`,
    'if [ -n "$again" ]; then exit; fi',
    `${plateau} merge ${path('tasks')}/* --output ${shellWord(folder)}`,
    `${plateau} fit ${path('results.csv')} > ${path('fit.txt.part')}`,
    `mv ${path('fit.txt.part')} ${path('fit.txt')}`,
    `${plateau} report ${path('results.csv')} --layers ${path('layers.csv')} --measures ${path('measures.csv')} --output ${path('report')}`,
    '',
  ].join('\n');
}

function requested({ partition, time, mem, cpusPerTask, sbatch }: SlurmRequest): string[] {
  const directives = [
    '--nodes=1 --ntasks=1',
    `--cpus-per-task=${cpusPerTask}`,
    partition && `--partition=${partition}`,
    time && `--time=${time}`,
    mem && `--mem=${mem}`,
    sbatch,
  ];
  return directives.flatMap((directive) => (directive ? [`#SBATCH ${directive}`] : []));
}

/** The options of `plateau train` that make this request. */
function requestWords({ partition, time, mem, cpusPerTask, atOnce, sbatch }: SlurmRequest): string[] {
  const options = { partition, time, mem, 'cpus-per-task': cpusPerTask, 'at-once': atOnce, sbatch };
  return Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  );
}

/** A word as a shell takes it literally. */
export function shellWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A path in which Slurm does not put anything in the place of % and a letter. */
function patternPath(path: string): string {
  return path.replaceAll('%', '%%');
}

/**
 * Numbers as Slurm lists them.
 *
 * @example ranges([1, 2, 3, 7, 9, 10]) // '1-3,7,9-10'
 */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}
