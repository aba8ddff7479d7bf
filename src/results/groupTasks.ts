import type { Evaluation } from './evaluation.ts';
import { rowOrder } from './rowOrder.ts';

/** The evaluations of one downstream task at one number of shots, for one upstream task. */
export interface TaskGroup {
  readonly upstream: string;
  readonly downstream: string;
  readonly shots: number | null;
  readonly evaluations: readonly Evaluation[];
  /** Accuracies as fractions, in the order of the evaluations. */
  readonly points: { readonly upstream: Float64Array; readonly downstream: Float64Array };
}

/**
 * Splits evaluations into tasks, sorted by upstream task, downstream task and shots (none last); in a task they are
 * sorted by accuracy, so that no answer depends on the order of rows.
 */
export function groupTasks(evaluations: readonly Evaluation[]): TaskGroup[] {
  const groups = new Map<string, Map<string, Map<number | null, Evaluation[]>>>();
  for (const evaluation of evaluations) {
    const ofUpstream = entry(groups, evaluation.upstream, newMap<string, Map<number | null, Evaluation[]>>);
    const ofDownstream = entry(ofUpstream, evaluation.downstream, newMap<number | null, Evaluation[]>);
    entry(ofDownstream, evaluation.shots, () => [] as Evaluation[]).push(evaluation);
  }
  const tasks: TaskGroup[] = [];
  for (const [upstream, ofUpstream] of sorted(groups)) {
    for (const [downstream, ofDownstream] of sorted(ofUpstream)) {
      const byShots = [...ofDownstream].sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity));
      for (const [shots, members] of byShots) {
        members.sort(rowOrder);
        const points = {
          upstream: Float64Array.from(members, (member) => member.upstreamAccuracy),
          downstream: Float64Array.from(members, (member) => member.downstreamAccuracy),
        };
        tasks.push({ upstream, downstream, shots, evaluations: members, points });
      }
    }
  }
  return tasks;
}

function newMap<K, V>(): Map<K, V> {
  return new Map();
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function sorted<V>(map: Map<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
