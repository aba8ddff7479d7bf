import { mean } from 'simple-statistics';
import { groupBy } from '../../base/groupBy.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';

/** Weight decay and learning rate of the classification head. */
export interface HeadSetting {
  readonly weightDecay: number | null;
  readonly learningRate: number | null;
}

/** Models that were trained alike but for the head and the seed, judged at one number of shots. */
export interface HeadGroup {
  readonly upstream: string;
  readonly family: string;
  readonly shots: number | null;
  /** The setting that most models of the family have, else the best ones upstream: what the others are held against. */
  readonly baseline: HeadSetting;
  readonly seeds: readonly string[];
  readonly downstream: readonly string[];
  /** Settings other than the baseline, with every seed. */
  readonly settings: readonly {
    readonly setting: HeadSetting;
    /** Accuracy less that of the baseline, seed by seed. */
    readonly upstream: readonly number[];
    /** The same for each downstream task, in their order. */
    readonly downstream: readonly (readonly number[])[];
  }[];
}

/** Fewer seeds tell nothing about their scatter. */
const FEWEST_SEEDS = 3;

interface Trained {
  readonly upstreamAccuracy: number;
  readonly downstream: Map<string, number>;
}

/** What describes a training but for the head's setting and the seed. */
export function trainingKey(e: Evaluation): string {
  const { upstream, family, parameters, dataFraction, epochs, other } = e;
  return JSON.stringify([upstream, family, parameters, dataFraction, epochs, other?.label_noise]);
}

export function settingOf({ headWeightDecay, headLearningRate }: Evaluation): HeadSetting {
  return { weightDecay: headWeightDecay ?? null, learningRate: headLearningRate ?? null };
}

/** Experiments with the head that a table holds: pairs of models by seed, at every number of shots. */
export function headGroups(tasks: readonly TaskGroup[]): HeadGroup[] {
  const evaluations = tasks
    .flatMap((task) => task.evaluations)
    .filter((e) => e.seed !== undefined && (e.headWeightDecay ?? e.headLearningRate) !== undefined);
  const baselines = baselineOf(evaluations);
  const groups = groupBy(evaluations, (e) => JSON.stringify([trainingKey(e), e.shots]));
  return [...groups.values()].flatMap((group) => {
    const found = pairs(group, baselines.get(group[0].family ?? '') as HeadSetting);
    return found ? [found] : [];
  });
}

/** The setting of most models of each family; of equally many that of the better ones upstream: the head that is usual. */
function baselineOf(evaluations: readonly Evaluation[]): Map<string, HeadSetting> {
  const byFamily = groupBy(evaluations, ({ family }) => family ?? '');
  return new Map(
    [...byFamily].map(([family, own]) => {
      const settings = [...groupBy(own, (e) => JSON.stringify(settingOf(e)))].map(([key, of]) => {
        const models = new Map(of.map((e) => [`${e.upstream}\n${e.model}`, e.upstreamAccuracy]));
        return { key, models: models.size, upstream: mean([...models.values()]) };
      });
      const [usual] = settings.sort((a, b) => b.models - a.models || b.upstream - a.upstream);
      return [family, JSON.parse(usual.key) as HeadSetting];
    }),
  );
}

function pairs(group: readonly Evaluation[], baseline: HeadSetting): HeadGroup | undefined {
  const settings = new Map<string, Map<string, Trained>>();
  for (const evaluation of group) {
    const key = JSON.stringify(settingOf(evaluation));
    const seeds = settings.get(key) ?? new Map<string, Trained>();
    settings.set(key, seeds);
    const seed = evaluation.seed as string;
    const trained = seeds.get(seed) ?? {
      upstreamAccuracy: evaluation.upstreamAccuracy,
      downstream: new Map<string, number>(),
    };
    seeds.set(seed, trained);
    if (!trained.downstream.has(evaluation.downstream))
      trained.downstream.set(evaluation.downstream, evaluation.downstreamAccuracy);
  }
  const plain = settings.get(JSON.stringify(baseline));
  if (!plain) return undefined;
  settings.delete(JSON.stringify(baseline));
  const shared = (of: Map<string, Trained>, seeds: readonly string[]) => seeds.filter((seed) => of.has(seed));
  // Settings with few seeds in common would take the seeds of all others away.
  const repeated = [...settings].filter(([, of]) => shared(of, [...plain.keys()]).length >= FEWEST_SEEDS);
  const seeds = repeated.reduce((left, [, of]) => shared(of, left), [...plain.keys()]).sort();
  if (repeated.length === 0 || seeds.length < FEWEST_SEEDS) return undefined;
  const all = [plain, ...repeated.map(([, of]) => of)].flatMap((of) =>
    seeds.map((seed) => of.get(seed) as Trained),
  );
  const downstream = [...all[0].downstream.keys()].filter((task) =>
    all.every((trained) => trained.downstream.has(task)),
  );
  const { upstream, family = '', shots } = group[0];
  return {
    ...{ upstream, family, shots, baseline, seeds, downstream },
    settings: repeated.map(([key, of]) => {
      const change = (accuracy: (trained: Trained) => number) =>
        seeds.map((seed) => accuracy(of.get(seed) as Trained) - accuracy(plain.get(seed) as Trained));
      return {
        setting: JSON.parse(key) as HeadSetting,
        upstream: change(({ upstreamAccuracy }) => upstreamAccuracy),
        downstream: downstream.map((task) => change((trained) => trained.downstream.get(task) as number)),
      };
    }),
  };
}
