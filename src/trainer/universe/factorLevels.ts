import { createRandom } from '../../base/random.ts';
import { FACTORS, type FactorName, levelNames, type Scene } from './scenes.ts';

/** Level of every factor for every image. */
export type FactorLevels = Readonly<Record<FactorName, Int32Array>>;

/**
 * Balanced levels of every factor for images, in random order block by block, each block with every level once: over
 * any run of images from the first one, each level comes equally often to within one. More images leave the first ones
 * as they are.
 *
 * @param labels name the stream of random numbers, so that other images get other levels
 */
export function factorLevels(
  scene: Scene,
  images: number,
  seed: number,
  ...labels: readonly string[]
): FactorLevels {
  const entries = FACTORS.map((factor) => {
    const random = createRandom(seed, ...labels, 'deck', factor);
    const block = Int32Array.from(levelNames(scene, factor).keys());
    const levels = new Int32Array(images);
    for (let i = 0; i < images; i++) {
      // Fisher and Yates, a step an image: the level at this place is one of those not yet used in its block.
      const place = i % block.length;
      const other = place + random.integer(block.length - place);
      [block[place], block[other]] = [block[other], block[place]];
      levels[i] = block[place];
    }
    return [factor, levels] as const;
  });
  return Object.fromEntries(entries) as Record<FactorName, Int32Array>;
}

/** The levels of one image's factors. */
export type ImageLevels = Readonly<Record<FactorName, number>>;
