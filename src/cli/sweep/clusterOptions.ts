import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../../base/inputError.ts';
import { numberOption } from '../options/numberOption.ts';

/** Most tasks that a layout is simulated for. */
const MOST_TASKS = 10_000;

/** Values of the options that lay a sweep out over a cluster. */
export interface ClusterOptions {
  readonly submit?: 'slurm';
  readonly plan?: number;
  readonly tasks?: number;
  readonly cpusPerTask?: number;
  readonly atOnce?: number;
  readonly partition?: string;
  readonly time?: string;
  readonly mem?: string;
  readonly sbatch?: string;
  readonly dryRun?: boolean;
  readonly outOfTime?: boolean;
}

/** What Slurm gets as it is; a line break would make a line of the script of it. */
function directive(text: string): string {
  if (text.trim() === '' || /[\r\n]/.test(text)) throw new InvalidArgumentError('Expected one line of text.');
  return text;
}

function oneWord(text: string): string {
  if (!/^\S+$/.test(text)) throw new InvalidArgumentError('Expected a single word, as sbatch takes it.');
  return text;
}

/** Adds the options that lay a sweep out over a cluster. */
export function addClusterOptions(command: Command): Command {
  const count = (most: number) =>
    numberOption(`a whole number from 1 to ${most}`, (n) => Number.isInteger(n) && n >= 1 && n <= most);
  return command
    .optionsGroup('On a cluster:')
    .addOption(new Option('--submit <scheduler>', 'hand the sweep in, as an array job').choices(['slurm']))
    .option('--tasks <n>', 'tasks to split it into (default: 16, or as before)', count(MOST_TASKS))
    .option('--cpus-per-task <n>', 'cores of a task, a worker each (default: 1)', count(4096))
    .option('--at-once <n>', 'tasks that may run at a time (default: all)', count(MOST_TASKS))
    .option('--partition <name>', 'partition of the cluster', oneWord)
    .option('--time <limit>', 'time limit of a task, as 4:00:00', oneWord)
    .option('--mem <size>', 'memory of a task, as 4G', oneWord)
    .option('--sbatch <args>', "any other options of sbatch, as '--account=lab'", directive)
    .option('--out-of-time', 'hand in again only what ran out of time, as the job that merges does')
    .option('--dry-run', 'print the scripts instead')
    .option('--plan <n>', 'say how long n tasks would take instead', count(MOST_TASKS));
}

/** Options that mean something with --submit alone. */
const SUBMIT_ONLY = ['partition', 'time', 'mem', 'sbatch', 'dryRun', 'outOfTime', 'tasks'] as const;

/**
 * Refuses options that do not go together.
 *
 * @throws InputError that names them
 */
export function checkClusterOptions(
  options: ClusterOptions & { readonly workers?: number; readonly shard?: string },
): void {
  const { submit, plan, workers, shard } = options;
  const flag = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const given = (names: readonly string[]) => names.filter((name) => options[name as 'tasks'] !== undefined);
  const stray = submit ? [] : given(plan ? SUBMIT_ONLY : [...SUBMIT_ONLY, 'cpusPerTask', 'atOnce']);
  if (stray.length > 0) throw new InputError(`${flag(stray[0])} is for a cluster`, {}, 'add --submit slurm');
  if (submit && plan !== undefined) throw new InputError('--plan submits nothing', {}, 'leave --submit out');
  if (submit && workers !== undefined)
    throw new InputError('--workers with --submit', {}, 'give --cpus-per-task: a worker for each');
  if (submit && shard !== undefined)
    throw new InputError('--shard with --submit', {}, 'give --tasks: every task trains a shard');
}
