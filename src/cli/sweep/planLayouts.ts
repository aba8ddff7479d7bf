import { sweepEntries } from '../../trainer/cluster/taskStates.ts';
import { measuredRate } from '../../trainer/sweep/costs/measuredRate.ts';
import { runCost } from '../../trainer/sweep/costs/runCost.ts';
import { type SimulatedTasks, simulateTasks, startUpCost } from '../../trainer/sweep/costs/simulateTasks.ts';
import { sweepRuns } from '../../trainer/sweep/sweepRuns.ts';
import type { Terminal } from '../terminal.ts';
import { duration } from '../text/duration.ts';
import { type TextColumn, textTable } from '../text/textTable.ts';
import type { ClusterOptions } from './clusterOptions.ts';
import { planOf, type SweepCommandOptions } from './sweepPlan.ts';

type Layout = SimulatedTasks & { readonly tasks: number };

const column = (title: string, cell: (layout: Layout) => string): TextColumn<Layout> => ({
  ...{ title, align: 'right', cell },
});

/** How long so many tasks would take, beside half and twice as many. */
export function planLayouts(
  folder: string,
  options: SweepCommandOptions & ClusterOptions & { readonly plan: number },
  terminal: Terminal,
): void {
  const plan = planOf(options);
  const { preset } = plan;
  const runs = sweepRuns(plan);
  const rate = measuredRate(runs, preset, sweepEntries(folder, plan));
  const scale = rate ?? 1;
  const costOf = (run: (typeof runs)[number]) => scale * runCost(run, preset);
  const { cpusPerTask: workers = 1, atOnce } = options;
  const layouts = [...new Set([0.25, 0.5, 1, 2, 4].map((times) => Math.round(times * options.plan)))]
    .filter((tasks) => tasks >= 1 && tasks <= Math.max(options.plan, runs.length))
    .map((tasks): Layout => {
      const layout = { tasks, workers, atOnce };
      return { tasks, ...simulateTasks(runs, preset, layout, costOf, scale * startUpCost(preset)) };
    });
  const columns = [
    column('tasks', ({ tasks }) => String(tasks)),
    column('elapsed', ({ elapsed }) => duration(elapsed)),
    column('longest task', ({ longest }) => duration(longest)),
    column('longest / mean', ({ longest, mean }) => (longest / mean).toFixed(2)),
    column('cores busy', ({ busy }) => `${(100 * busy).toFixed(0)} %`),
  ];
  const total = runs.reduce((sum, run) => sum + costOf(run), 0);
  const costs =
    rate === null
      ? 'the costs that ship, of one core on the wasm backend'
      : `the costs that ship times ${rate.toFixed(2)}, as the runs in ${folder} took`;
  terminal.print(
    `${runs.length} runs of preset ${plan.presetName}, ${duration(total)} of work by ${costs}\n\n${textTable(columns, layouts, terminal.columns)}`,
  );
}
