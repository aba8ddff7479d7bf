import { createHash } from 'node:crypto';
import { InputError, quote, quoteList } from '../../base/inputError.ts';
import type { DatasetSource } from '../datasets/dataset.ts';
import type { ModelSize } from '../models/modelSizes.ts';
import type { Architecture } from '../models/upstreamModel.ts';
import { UPSTREAM_TASKS } from '../universe/tasks.ts';
import type { SweepPreset } from './sweepPreset.ts';

/** All that determines a sweep's results, but for the backend: workers, shards and interruptions do not. */
export interface SweepPlan {
  readonly preset: SweepPreset;
  /** Name or file of the preset. */
  readonly presetName: string;
  /** Seed of the images; a run's own seed comes on top of it. */
  readonly seed: number;
  /** Data sets beside the universe's tasks. */
  readonly upstreamSources: readonly DatasetSource[];
  readonly downstreamSources: readonly DatasetSource[];
  /** Upstream tasks that take the place of the preset's; empty keeps those. */
  readonly upstreams: readonly string[];
  /** Downstream tasks that every model is also fine-tuned on. */
  readonly fineTune: readonly string[];
}

/** A model to train. */
export interface SweepRun {
  /** Place in the run list, from 0. */
  readonly index: number;
  /** Name of the model, unique in the sweep. */
  readonly model: string;
  readonly upstream: string;
  readonly architecture: Architecture;
  readonly size: ModelSize;
  readonly dataFraction: number;
  readonly epochs: number;
  /** Times those of the other parameters. */
  readonly headWeightDecay: number;
  readonly headLearningRate: number;
  readonly seed: number;
}

/**
 * The run list of a sweep: every grid's combinations in order, each once.
 *
 * @throws InputError where a grid names an upstream task that is not there
 */
export function sweepRuns({ preset, upstreams, upstreamSources }: SweepPlan): SweepRun[] {
  const known = [...Object.keys(UPSTREAM_TASKS), ...upstreamSources.map(({ name }) => name)];
  const runs = new Map<string, Omit<SweepRun, 'index' | 'model'>>();
  for (const grid of preset.grids) {
    for (const upstream of upstreams.length > 0 ? upstreams : grid.upstream) {
      if (!known.includes(upstream)) {
        throw new InputError(
          `no upstream task ${quote(upstream)}; there are ${quoteList(known)}`,
          {},
          'give one of them, or a data set as KIND:FOLDER',
        );
      }
      for (const architecture of grid.architecture)
        for (const size of grid.size)
          for (const dataFraction of grid.dataFraction)
            for (const epochs of grid.epochs)
              for (const headWeightDecay of grid.headWeightDecay)
                for (const headLearningRate of grid.headLearningRate)
                  for (const seed of grid.seed) {
                    const head = { headWeightDecay, headLearningRate };
                    const run = { upstream, architecture, size, dataFraction, epochs, ...head, seed };
                    runs.set(JSON.stringify(run), run);
                  }
    }
  }
  const digits = String(runs.size).length;
  return [...runs.values()].map((run, index) => ({
    index,
    model: `${run.architecture}-${run.size}-${String(index + 1).padStart(digits, '0')}`,
    ...run,
  }));
}

/** A name for everything that determines a sweep's results. */
export function planDigest(plan: SweepPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 16);
}

/** One part of a run list: `i` of `n`, from 1. */
export interface Shard {
  readonly part: number;
  readonly parts: number;
}

/**
 * The runs of a shard: every n-th of the list sorted by cost, so that shards take about equally long.
 *
 * @example shardRuns([], { part: 1, parts: 4 }).length // 0
 */
export function shardRuns(runs: readonly SweepRun[], { part, parts }: Shard, trainSize?: number): SweepRun[] {
  return longestFirst(runs, trainSize).filter((_, place) => place % parts === part - 1);
}

/** Cost of training on one image relative to the cheapest model, measured on the wasm backend. */
const IMAGE_COST: Readonly<Record<Architecture, Readonly<Record<ModelSize, number>>>> = {
  vit: { tiny: 1, small: 2.8, base: 6 },
  mixer: { tiny: 1, small: 3, base: 8 },
  resnet: { tiny: 1.2, small: 3, base: 8 },
};
/** What evaluation costs, in images of training of the cheapest model, and in those of the model itself. */
const EVALUATION_COST = 6000;
const EVALUATION_IMAGES = 1000;

/** Cost of a run, in images of training of the cheapest model. */
export function runCost({ architecture, size, dataFraction, epochs }: SweepRun, trainSize = 10_000): number {
  const images = dataFraction * epochs * trainSize + EVALUATION_IMAGES;
  return IMAGE_COST[architecture][size] * images + EVALUATION_COST;
}

/** Runs from the most costly to the least; equals in the order of the list. */
export function longestFirst(runs: readonly SweepRun[], trainSize?: number): SweepRun[] {
  return [...runs].sort((a, b) => runCost(b, trainSize) - runCost(a, trainSize) || a.index - b.index);
}
