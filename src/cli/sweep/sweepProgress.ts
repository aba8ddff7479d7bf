import { runCost } from '../../trainer/sweep/costs/runCost.ts';
import type { SweepEvents } from '../../trainer/sweep/sweep.ts';
import type { SweepPlan } from '../../trainer/sweep/sweepRuns.ts';
import type { Terminal } from '../terminal.ts';
import { duration } from '../text/duration.ts';

/** Tells of a sweep's progress, a line a run, with the time that is left. */
export function sweepProgress({ preset }: SweepPlan, workers: number, terminal: Terminal): SweepEvents {
  let total = 0;
  let finished = 0;
  let costLeft = 0;
  let costDone = 0;
  let secondsDone = 0;
  return {
    begun(todo, earlier) {
      total = earlier + todo.length;
      finished = earlier;
      costLeft = todo.reduce((sum, run) => sum + runCost(run, preset), 0);
      if (earlier > 0) terminal.report(`${earlier} of ${total} runs are done already\n`);
    },
    backend(name, reason) {
      const processes = workers === 1 ? '1 worker' : `${workers} workers`;
      terminal.report(`${total - finished} runs on ${processes}, backend ${name} (${reason})\n`);
    },
    finished(run, record, seconds) {
      finished++;
      const cost = runCost(run, preset);
      costLeft -= cost;
      if (record.status === 'done') {
        costDone += cost;
        secondsDone += seconds;
      }
      const result =
        record.status === 'done' ? `${(100 * record.upstreamAccuracy).toFixed(1).padStart(5)} %` : 'failed';
      const left = costDone > 0 ? (costLeft * secondsDone) / costDone / workers : undefined;
      terminal.report(
        `[${String(finished).padStart(String(total).length)}/${total}] ${run.model.padEnd(16)} ${run.upstream.padEnd(8)} ${result}  ` +
          `${seconds.toFixed(0).padStart(3)} s${left === undefined ? '' : `, ${duration(left)} left`}\n`,
      );
    },
  };
}
