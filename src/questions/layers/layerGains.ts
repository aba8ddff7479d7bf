import { studentT } from '../../base/studentT.ts';
import { gainOf } from '../../fits/sortAnswers.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import type { VerdictWord } from '../../fits/verdict/verdictWord.ts';
import { lastBest } from '../../probes/lastBest.ts';
import { type LayerProfile, type LayerScore, layerProfiles } from '../../results/layers/layerScore.ts';
import { byTaskKey, sameTask } from '../../results/taskKey.ts';

/** Share of the models, the best upstream ones, whose layers are compared: of a poor model no layer tells much. */
export const BEST_SHARE = 0.5;
const LEVEL = 0.95;

/** How the best layer was kept from being chosen on the samples that it is scored on. */
export type LayerChoice = 'selection accuracy' | 'other seeds' | 'same samples';

/** What a layer below the top gains on one task, over several models. */
export interface LayerGain {
  readonly upstream: string;
  readonly downstream: string;
  /** Examples a class; null for all. */
  readonly shots: number | null;
  /** Models compared. */
  readonly models: number;
  /** Mean accuracy of the top layer. */
  readonly topAccuracy: number;
  /** Mean depth of the best layer, in [0, 1]. */
  readonly bestDepth: number;
  /** The layer that is the best of most models. */
  readonly bestLayer: string;
  /** Share of models whose best layer is below the top one. */
  readonly belowTop: number;
  /** Mean of (accuracy of the chosen layer) - (accuracy of the top layer). */
  readonly gain: number;
  /** 95 % interval of the mean over models (Student's t); null where it could not be estimated. */
  readonly interval: readonly [number, number] | null;
  readonly choice: LayerChoice;
  /** In words: why there is no interval, what to mistrust. */
  readonly notes: readonly string[];
  /** Where the frontier ends; null where the law does not stand. */
  readonly saturationAccuracy: number | null;
  /** Points that one more point of upstream accuracy brings, by the law where it stands, else as observed at the top. */
  readonly marginalGain: number | null;
  readonly verdict: VerdictWord | null;
}

/**
 * What the best layer gains over the top one, task by task, beside how saturated the task is (Fig. 6).
 *
 * For every model the layer is chosen on other samples than it is scored on: by `selectionAccuracy` where there is one,
 * else by the mean of the other seeds' accuracies, for each seed. Where there is neither, the layer is scored on the
 * samples it was chosen on; such a gain is never below 0, is said to be too high, and gets no interval. Models are taken
 * for independent.
 *
 * @param answers of the same tasks
 */
export function layerGains(scores: readonly LayerScore[], answers: readonly TaskAnswer[] = []): LayerGain[] {
  return byTaskKey(layerProfiles(scores)).map((profiles) => taskGain(profiles, answers));
}

function taskGain(all: readonly LayerProfile[], answers: readonly TaskAnswer[]): LayerGain {
  const { upstream, downstream, shots } = all[0];
  const profiles = [...all]
    .sort((a, b) => b.upstreamAccuracy - a.upstreamAccuracy)
    .slice(0, Math.ceil(BEST_SHARE * all.length));
  const gains = profiles.map(modelGain);
  const n = gains.length;
  const mean = (value: (gain: ModelGain) => number) => gains.reduce((sum, gain) => sum + value(gain), 0) / n;
  const gain = mean((model) => model.gain);
  const choice = gains.some((model) => model.choice === 'same samples') ? 'same samples' : gains[0].choice;
  const notes: string[] = [];
  if (choice === 'same samples') {
    notes.push(
      'the best layer was scored on the samples it was chosen on: the gain is too high, and no interval is given',
    );
  } else if (n < 2) notes.push('a single model: no interval over models');
  const known = choice !== 'same samples' && n > 1;
  const deviation = Math.sqrt(mean((model) => (model.gain - gain) ** 2) * (n / Math.max(1, n - 1)));
  const half = known ? (studentT(LEVEL, n - 1) * deviation) / Math.sqrt(n) : 0;
  const counts = new Map<string, number>();
  for (const { best } of gains) counts.set(best, (counts.get(best) ?? 0) + 1);
  const answer = answers.find(({ task }) => sameTask(task, all[0]));
  return {
    upstream,
    downstream,
    shots,
    models: n,
    topAccuracy: mean((model) => model.top),
    bestDepth: mean((model) => model.depth),
    bestLayer: [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0],
    belowTop: mean((model) => (model.belowTop ? 1 : 0)),
    gain,
    interval: known ? [gain - half, gain + half] : null,
    choice,
    notes,
    saturationAccuracy: (answer && standingFrontier(answer)?.saturationAccuracy.median) ?? null,
    marginalGain: (answer && gainOf(answer)) ?? null,
    verdict: answer?.verdict.word ?? null,
  };
}

interface ModelGain {
  readonly gain: number;
  readonly top: number;
  readonly best: string;
  readonly depth: number;
  readonly belowTop: boolean;
  readonly choice: LayerChoice;
}

function modelGain({ layers }: LayerProfile): ModelGain {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const accuracies = layers.map(({ scores }) => scores.map(({ accuracy }) => accuracy));
  const selections = layers.map(({ scores }) => scores.map(({ selectionAccuracy }) => selectionAccuracy));
  const top = layers.length - 1;
  const described = (best: number) => ({
    top: mean(accuracies[top]),
    best: layers[best].layer,
    depth: layers[best].depth,
    belowTop: best < top,
  });
  if (selections.every((values): values is number[] => values.every((value) => value !== undefined))) {
    const best = lastBest(selections.map(mean));
    const gain = mean(accuracies[best]) - mean(accuracies[top]);
    return { ...described(best), gain, choice: 'selection accuracy' };
  }
  const best = lastBest(accuracies.map(mean));
  const seeds = layers.map(({ scores }) => scores.map(({ seed }) => seed));
  const [first] = seeds;
  const alike = seeds.every(
    (own) => own.length === first.length && own.every((seed, s) => seed === first[s]),
  );
  if (alike && first.length > 1 && first.every((seed) => seed !== undefined)) {
    const gains = first.map((_, s) => {
      const chosen = lastBest(accuracies.map((own) => mean(own.filter((_, other) => other !== s))));
      return accuracies[chosen][s] - accuracies[top][s];
    });
    return { ...described(best), gain: mean(gains), choice: 'other seeds' };
  }
  return { ...described(best), gain: mean(accuracies[best]) - mean(accuracies[top]), choice: 'same samples' };
}
