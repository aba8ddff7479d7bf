import type { Dataset } from '../datasets/dataset.ts';
import { noisyLabels } from '../datasets/noisyLabels.ts';
import { firstRows } from '../datasets/takeRows.ts';
import { type LayerMeasure, measureLayers } from '../models/measureLayers.ts';
import { upstreamAccuracy } from '../models/representations.ts';
import { createUpstreamModel } from '../models/upstreamModel.ts';
import { trainUpstream } from '../training/trainUpstream.ts';
import { runCost } from './costs/runCost.ts';
import { fineTuneScore } from './fineTuneScore.ts';
import { probeModel } from './probeModel.ts';
import type { RunRecord, RunTimes } from './runRecord.ts';
import { learningRateOf } from './sweepPreset.ts';
import type { SweepPlan, SweepRun } from './sweepRuns.ts';
import { downstreamImages, type TasksOfScene, upstreamImages } from './taskImages.ts';

/** Shares of the training at which layers are measured; at the start the head is zero, and nothing has a margin. */
const MEASURED_AT = [0.25, 0.5, 1] as const;

/** Images of a plan's tasks, drawn or read when they are first needed and kept. */
export interface PlanImages {
  upstream(name: string): Dataset;
  downstream(): readonly TasksOfScene[];
}

/** The images of a plan. */
export function planImages(plan: SweepPlan): PlanImages {
  const upstream = new Map<string, Dataset>();
  let downstream: readonly TasksOfScene[] | undefined;
  return {
    upstream(name) {
      const known = upstream.get(name) ?? upstreamImages(plan, name);
      upstream.set(name, known);
      return known;
    },
    downstream() {
      downstream ??= downstreamImages(plan);
      return downstream;
    },
  };
}

/**
 * Trains one model of a sweep and judges it upstream and downstream. The same plan and run give the same record on the
 * same backend.
 */
export async function runModel(
  plan: SweepPlan,
  run: SweepRun,
  images: PlanImages,
): Promise<{ record: RunRecord; times: RunTimes }> {
  const { preset } = plan;
  const { architecture, size, seed, index } = run;
  const begin = performance.now();
  const { train, test } = images.upstream(run.upstream);
  const first = firstRows(train, Math.max(1, Math.round(run.dataFraction * train.labels.length)));
  const used = noisyLabels(first, run.labelNoise, seed);
  const model = createUpstreamModel({
    architecture,
    size,
    classes: train.classes,
    imageSize: preset.imageSize,
    seed,
  });
  try {
    const { batch, weightDecay, warmup, clipNorm } = preset.training;
    const learningRate = learningRateOf(preset.training.learningRate, architecture);
    const layers: LayerMeasure[] = [];
    const outcome = await trainUpstream(
      model,
      used,
      {
        epochs: run.epochs,
        batch,
        learningRate,
        weightDecay,
        headLearningRate: run.headLearningRate * learningRate,
        headWeightDecay: run.headWeightDecay * weightDecay,
        warmup,
        clipNorm,
        seed,
      },
      ({ step, steps, loss }) => {
        const trained = MEASURED_AT.findLast((share) => step === Math.max(1, Math.round(share * steps)));
        if (trained && Number.isFinite(loss)) layers.push(...measureLayers(model, test, trained));
      },
    );
    const trained = performance.now();
    const times = (): RunTimes => ({
      estimate: Number(runCost(run, preset).toPrecision(4)),
      training: (trained - begin) / 1000,
      evaluation: (performance.now() - trained) / 1000,
    });
    if (outcome.diverged) {
      const reason = `training diverged at step ${outcome.steps}: the loss or a gradient is not finite`;
      return { record: { status: 'failed', index, reason, retry: false }, times: times() };
    }
    const groups = images.downstream();
    const probed = groups.map((group) => probeModel(model, group, preset));
    const tasks = groups.flat();
    const fineTuned = [];
    for (const name of plan.fineTune) {
      const task = tasks.find((candidate) => candidate.name === name);
      if (task) fineTuned.push(await fineTuneScore(model, task, preset, seed));
    }
    const record: RunRecord = {
      status: 'done',
      index,
      parameters: model.parameterCount,
      steps: outcome.steps,
      finalLoss: outcome.finalLoss,
      upstreamAccuracy: upstreamAccuracy(model, test),
      scores: probed.flatMap(({ scores }) => scores),
      blocks: probed.flatMap(({ blocks }) => blocks),
      layers,
      fineTuned,
      testSizes: Object.fromEntries(tasks.map((task) => [task.name, task.test.labels.length])),
    };
    return { record, times: times() };
  } finally {
    model.dispose();
  }
}
