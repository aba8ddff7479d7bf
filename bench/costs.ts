import { useBackend } from '../src/trainer/backend/useBackend.ts';
import { MODEL_SIZES } from '../src/trainer/models/modelSizes.ts';
import { ARCHITECTURES } from '../src/trainer/models/upstreamModel.ts';
import { MEASURED_COSTS, REFERENCE } from '../src/trainer/sweep/costs/measuredCosts.ts';
import { planImages, runModel } from '../src/trainer/sweep/runModel.ts';
import { readPreset } from '../src/trainer/sweep/sweepPreset.ts';
import type { SweepPlan, SweepRun } from '../src/trainer/sweep/sweepRuns.ts';

/** Seconds of processor time that a function takes. */
async function processorSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * One run of each kind of model, in processor time on the wasm backend: seconds an image of training and seconds of
 * evaluation, as `measuredCosts.ts` keeps them, and how far those are from these.
 */
export async function benchCosts(): Promise<void> {
  const { backend } = await useBackend('wasm');
  const settings = { ...readPreset('full'), ...REFERENCE };
  const plan: SweepPlan = {
    ...{ preset: settings, presetName: 'costs', seed: 1, upstreams: [], upstreamSources: [] },
    ...{ downstreamSources: [], fineTune: [] },
  };
  const images = planImages(plan);
  const startUp = await processorSeconds(() => [images.upstream('objects'), images.downstream()]);
  console.log(`backend ${backend}; drawing the images of a task: ${startUp.toFixed(1)} s`);
  for (const architecture of ARCHITECTURES) {
    for (const size of MODEL_SIZES) {
      const head = { headWeightDecay: 1, headLearningRate: 1, seed: 1 };
      const run = {
        index: 0,
        experiment: 'main',
        model: 'm',
        upstream: 'objects',
        dataFraction: 1,
        epochs: 1,
        labelNoise: 0,
        ...head,
      };
      const measure = async (more: Partial<SweepRun>) => {
        let parameters = 0;
        const seconds = await processorSeconds(async () => {
          const { record } = await runModel(plan, { ...run, architecture, size, ...more }, images);
          if (record.status === 'done') parameters = record.parameters;
        });
        return { seconds, parameters };
      };
      await measure({ dataFraction: 0.1 });
      // Three times the images and the same evaluation: the difference is training.
      const once = await measure({});
      const thrice = await measure({ epochs: 3 });
      const training = (thrice.seconds - once.seconds) / (2 * REFERENCE.trainSize);
      const evaluation = once.seconds - training * REFERENCE.trainSize;
      const known = MEASURED_COSTS[architecture][size];
      console.log(
        `${architecture.padEnd(6)} ${size.padEnd(5)} parameters: ${once.parameters}, training: ${(1000 * training).toFixed(3)}, evaluation: ${evaluation.toFixed(2)}` +
          `  (kept: ${known.training} and ${known.evaluation})`,
      );
    }
  }
}
