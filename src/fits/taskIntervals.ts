import { type LawInterval, lawIntervals, type NoInterval } from '../curves/intervals/lawInterval.ts';
import type { LawMethod } from '../curves/lawMethod.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import type { TaskFit } from './fitTasks.ts';

/** What a person may choose about intervals; defaults are `INTERVAL_DEFAULTS`. */
export interface IntervalRequest {
  /** Nominal level, in (0, 1). */
  readonly level?: number;
  /** Laws to draw, 100 or more. */
  readonly replicates?: number;
  readonly seed?: number;
  /** Examples in the downstream test set of every model that the table gives no `test_size` for. */
  readonly testSize?: number;
}

/**
 * The arguments of `lawIntervals` for a task: plain data, for a worker. Runs come from the table's `run` column (a model
 * without one is a run of its own), noise from `test_size`, or from the request,
 * where every model of the task then has one.
 */
export function intervalJob(
  task: TaskGroup,
  methods: readonly LawMethod[],
  request: IntervalRequest,
): Parameters<typeof lawIntervals> {
  const { evaluations, points } = task;
  const numbers = new Map<string, number>();
  const runOf = (run: string | undefined, model: string) => {
    const key = run === undefined ? `model ${model}` : `run ${run}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const runs = evaluations.map(({ run, model }) => runOf(run, model));
  const testSize = evaluations.map((evaluation) => evaluation.testSize ?? request.testSize ?? 0);
  const options = {
    ...request,
    runs: numbers.size < runs.length ? runs : undefined,
    testSize: testSize.every((size) => size >= 1) ? testSize : undefined,
  };
  return [points, methods, options];
}

/** Intervals for a task's law by each method, in their order. */
export function taskIntervals(
  task: TaskGroup,
  methods: readonly LawMethod[],
  request: IntervalRequest = {},
): (LawInterval | NoInterval)[] {
  return lawIntervals(...intervalJob(task, methods, request));
}

/** The interval of a law, where there is one. */
export function intervalOf({ interval }: TaskFit): LawInterval | null {
  return interval !== null && 'band' in interval ? interval : null;
}
