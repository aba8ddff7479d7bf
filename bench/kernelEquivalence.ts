import { mean, sampleStandardDeviation } from 'simple-statistics';
import { studentT } from '../src/base/studentT.ts';
import type { KernelChoice } from '../src/trainer/backend/kernels/simd/registerSimd.ts';
import { useBackend } from '../src/trainer/backend/useBackend.ts';
import { upstreamAccuracy } from '../src/trainer/models/representations.ts';
import {
  ARCHITECTURES,
  type Architecture,
  createUpstreamModel,
} from '../src/trainer/models/upstreamModel.ts';
import { learningRateOf, readPreset } from '../src/trainer/sweep/sweepPreset.ts';
import { upstreamImages } from '../src/trainer/sweep/taskImages.ts';
import { trainUpstream } from '../src/trainer/training/trainUpstream.ts';

/** Differences in upstream accuracy within this much do not matter. */
const EQUIVALENT = 0.005;
const LEVEL = 0.95;
/** Models of each architecture, where the command line does not say. */
const PAIRS = 4;
/** Passes over the quick preset's images. */
const EPOCHS = 5;

/**
 * The same models trained with our kernels and with tfjs', which differ in the last bits of every sum: mean and interval of
 * the difference in upstream accuracy, paired by seed, told after each seed. `npm run bench -- kernelEquivalence --pairs 20` trains 20 pairs of
 * each architecture.
 */
export async function benchKernelEquivalence(words: readonly string[]): Promise<void> {
  const option = words.indexOf('--pairs');
  const pairs = option < 0 ? PAIRS : Number(words[option + 1]);
  const preset = readPreset('quick');
  const { train, test } = upstreamImages(
    {
      ...{ preset, presetName: 'quick', seed: 1, upstreams: [], fineTune: [] },
      ...{ upstreamSources: [], downstreamSources: [] },
    },
    'objects',
  );
  const accuracy = async (kernels: KernelChoice, architecture: Architecture, seed: number) => {
    await useBackend('wasm', kernels);
    const model = createUpstreamModel({
      ...{ architecture, size: 'tiny', seed },
      ...{ classes: train.classes, imageSize: preset.imageSize },
    });
    const { batch, weightDecay, warmup, clipNorm, learningRate } = preset.training;
    const rate = learningRateOf(learningRate, architecture);
    const options = { epochs: EPOCHS, batch, weightDecay, warmup, clipNorm, seed, learningRate: rate };
    await trainUpstream(model, train, options);
    const value = upstreamAccuracy(model, test);
    model.dispose();
    return value;
  };
  const differences = new Map<Architecture, number[]>(ARCHITECTURES.map((name) => [name, []]));
  const accuracies = new Map<Architecture, number[]>(ARCHITECTURES.map((name) => [name, []]));
  for (let seed = 1; seed <= pairs; seed++) {
    for (const architecture of ARCHITECTURES) {
      const ours = await accuracy('fastest', architecture, seed);
      differences.get(architecture)?.push(ours - (await accuracy('tfjs', architecture, seed)));
      accuracies.get(architecture)?.push(ours);
    }
    // Told as it goes, since it takes long: what was trained so far counts.
    if (seed < 3) continue;
    for (const [architecture, values] of differences) {
      const reached = mean(accuracies.get(architecture) ?? []);
      console.log(
        `${architecture.padEnd(6)} tiny: upstream accuracy ${reached.toFixed(3)}, ${interval(values)}`,
      );
    }
    const all = [...differences.values()].flat();
    console.log(`all: ${interval(all)}; equivalent within ${EQUIVALENT}: ${verdict(all)}`);
  }
}

/** Half the width of the interval of a mean. */
function margin(values: readonly number[]): number {
  return (
    (studentT(LEVEL, values.length - 1) * sampleStandardDeviation([...values])) / Math.sqrt(values.length)
  );
}

function interval(values: readonly number[]): string {
  const centre = mean([...values]);
  const [low, high] = [centre - margin(values), centre + margin(values)];
  return `ours - tfjs' ${centre.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}] from ${values.length} pairs`;
}

function verdict(values: readonly number[]): string {
  const centre = mean([...values]);
  if (Math.abs(centre) + margin(values) <= EQUIVALENT) return 'yes';
  return Math.abs(centre) - margin(values) > EQUIVALENT ? 'no' : 'not told by so few pairs';
}
