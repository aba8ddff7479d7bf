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
  /** What its grid is for: that of the first grid that has it. */
  readonly experiment: string;
  readonly upstream: string;
  readonly architecture: Architecture;
  readonly size: ModelSize;
  readonly dataFraction: number;
  readonly epochs: number;
  /** Share of the training labels that another class takes the place of. */
  readonly labelNoise: number;
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
              for (const labelNoise of grid.labelNoise)
                for (const headWeightDecay of grid.headWeightDecay)
                  for (const headLearningRate of grid.headLearningRate)
                    for (const seed of grid.seed) {
                      const training = {
                        dataFraction,
                        epochs,
                        labelNoise,
                        headWeightDecay,
                        headLearningRate,
                      };
                      const run = { upstream, architecture, size, ...training, seed };
                      const key = JSON.stringify(run);
                      if (!runs.has(key)) runs.set(key, { experiment: grid.experiment, ...run });
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
