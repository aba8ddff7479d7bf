import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Terminal } from '../terminal.ts';
import type { ClusterOptions } from './clusterOptions.ts';
import { planOf, type SweepCommandOptions } from './sweepPlan.ts';

/** Hands the sweep that a command line describes to Slurm, or prints what it would hand in. */
export async function submitFromOptions(
  folder: string,
  options: SweepCommandOptions & ClusterOptions,
  terminal: Terminal,
): Promise<void> {
  const { dryRun, submitSweep } = await import('../../trainer/cluster/submitSweep.ts');
  const { shellWord } = await import('../../trainer/cluster/jobScripts.ts');
  const plan = planOf(options);
  const { partition, time, mem, sbatch, atOnce, cpusPerTask = 1 } = options;
  // A preset of one's own is kept with the sweep: tasks that start tomorrow must not read what it is then.
  const own = options.preset.endsWith('.json') ? join('preset', basename(options.preset)) : undefined;
  const submit = {
    folder,
    outOfTime: options.outOfTime,
    tasks: options.tasks,
    request: { partition, time, mem, sbatch, atOnce, cpusPerTask },
    words: trainWords(options, own === undefined ? options.preset : join(resolve(folder), own)),
    files: own === undefined ? {} : { [own]: readFileSync(options.preset, 'utf8') },
  };
  if (options.dryRun) {
    const { scripts } = dryRun(plan, submit);
    for (const { file, text } of scripts) terminal.write(`# ${file}\n${text}\n`);
    if (scripts.length > 1) {
      const [array, finish] = scripts.map(({ file }) => shellWord(file));
      terminal.write(`# sbatch --parsable ${array}\n# sbatch --dependency=afterany:JOB ${finish}\n`);
    }
    return;
  }
  const { tasks, done, alive, todo, array, finish } = await submitSweep(plan, submit);
  // Read by the script of the job that merges.
  if (options.outOfTime && array !== undefined) terminal.write(`${array}\n`);
  if (options.quiet) return;
  const before = [done > 0 && `${done} are finished`, alive > 0 && `${alive} are in the queue`].filter(
    Boolean,
  );
  const rest = before.length > 0 ? `; ${before.join(', ')}` : '';
  const watch = `plateau status ${shellWord(folder)} says how it stands`;
  if (array !== undefined) {
    const count =
      todo.length === tasks
        ? `${tasks} ${tasks === 1 ? 'task' : 'tasks'}`
        : `${todo.length} of ${tasks} tasks`;
    terminal.report(
      `submitted ${count} as job ${array}${rest}; job ${finish} merges, fits and reports\n${watch}\n`,
    );
  } else if (finish !== undefined) {
    terminal.report(`nothing is left to train${rest}; job ${finish} merges, fits and reports\n`);
  } else if (!options.outOfTime) {
    terminal.report(`nothing to submit: of ${tasks} tasks ${before.join(', ')}\n`);
  }
}

/** The options that say what is trained, as words again. */
function trainWords(options: SweepCommandOptions, preset: string): string[] {
  const { upstream = [], task = [], fineTune = [], seed, backend } = options;
  return [
    ...['--preset', preset, '--seed', String(seed)],
    ...upstream.flatMap((name) => ['--upstream', name]),
    ...task.flatMap((name) => ['--task', name]),
    ...fineTune.flatMap((name) => ['--fine-tune', name]),
    ...(backend === undefined ? [] : ['--backend', backend]),
  ];
}
