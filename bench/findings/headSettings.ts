import { mean, standardDeviation } from 'simple-statistics';
import { groupBy } from '../../src/base/groupBy.ts';
import type { Evaluation } from '../../src/results/evaluation.ts';
import { points, type Range, range } from './overRuns.ts';

/** Examples a class of the probes. */
const SHOTS = 25;
/** Two-sided 95 % quantile of Student's t with 2 degrees of freedom: three seeds. */
const STUDENT = 4.303;

/** Head weight decay and head learning rate against the plain runs of the same seeds. */
export function headSettings(
  evaluations: readonly Evaluation[],
  { runs, settings }: { runs: SweepRow[]; settings: { training: { weightDecay: number } } },
): void {
  console.log(
    '\nhead settings against times 1, same seeds: mean change in points, 95 % interval (Student, over seeds)',
  );
  console.log(`  weight decay times 1 is ${settings.training.weightDecay}`);
  const done = runs.filter(({ status }) => status === 'done');
  const changed = done.filter((run) => run.headWeightDecay !== 1 || run.headLearningRate !== 1);
  const pairs = changed.flatMap((run) => {
    const same: (keyof SweepRow)[] = ['upstream', 'architecture', 'size', 'dataFraction', 'epochs', 'seed'];
    const plain = done.find(
      (other) =>
        other.headWeightDecay === 1 &&
        other.headLearningRate === 1 &&
        same.every((key) => other[key] === run[key]),
    );
    return plain ? [{ plain, run }] : [];
  });
  const groups = groupBy(pairs, ({ run }) => {
    const what =
      run.headWeightDecay === 1
        ? `learning rate x${run.headLearningRate}`
        : `weight decay x${run.headWeightDecay}`;
    return `${run.upstream.padEnd(8)} ${what.padEnd(18)}`;
  });
  const byModel = new Map(
    evaluations.filter(({ shots }) => shots === SHOTS).map((e) => [`${e.model} ${e.downstream}`, e]),
  );
  for (const [key, pairs] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const upstream = change(pairs.map(({ plain, run }) => run.upstreamAccuracy - plain.upstreamAccuracy));
    console.log(`  ${key} upstream ${range(upstream, points)} (${pairs.length} seeds)`);
    const tasks = [...new Set(evaluations.map(({ downstream }) => downstream))].map((downstream) => {
      const accuracy = ({ model }: SweepRow) =>
        byModel.get(`${model} ${downstream}`)?.downstreamAccuracy ?? Number.NaN;
      return { downstream, by: change(pairs.map(({ plain, run }) => accuracy(run) - accuracy(plain))) };
    });
    const clear = tasks.filter(({ by }) => by.low > 0 || by.high < 0);
    for (const [word, list] of [
      ['rise', clear.filter(({ by }) => by.value > 0)],
      ['fall', clear.filter(({ by }) => by.value < 0)],
    ] as const) {
      const found = list.map(({ downstream, by }) => `${downstream} ${points(by.value)}`).join(', ');
      console.log(
        `    clear ${word}: ${found || 'none'} (of ${tasks.length} tasks; mean over tasks ${points(mean(tasks.map(({ by }) => by.value)))})`,
      );
    }
  }
}

interface SweepRow {
  readonly model: string;
  readonly upstream: string;
  readonly architecture: string;
  readonly size: string;
  readonly dataFraction: number;
  readonly epochs: number;
  readonly headWeightDecay: number;
  readonly headLearningRate: number;
  readonly seed: number;
  readonly status: string;
  readonly upstreamAccuracy: number;
}

/** Mean of three differences with Student's interval. */
function change(differences: readonly number[]): Range {
  const value = mean([...differences]);
  const n = differences.length;
  const half =
    n === 3 ? (STUDENT * standardDeviation([...differences])) / Math.sqrt(n - 1) : Number.POSITIVE_INFINITY;
  return { value, low: value - half, high: value + half };
}
