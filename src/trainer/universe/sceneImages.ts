import { createRandom } from '../../base/random.ts';
import type { ImageSet } from '../datasets/imageSet.ts';
import type { Difficulty } from './difficulty.ts';
import { drawImage } from './drawImage.ts';
import { type FactorLevels, factorLevels, type ImageLevels } from './factorLevels.ts';
import { FACTORS, levelNames, SCENES, type Scene, type SceneName } from './scenes.ts';
import type { UniverseTask } from './tasks.ts';

/** Width and height of the universe's images where none is given, in pixels. */
export const DEFAULT_IMAGE_SIZE = 24;

/** Images of a scene with the levels of all their factors, so that several tasks can label them. */
export interface SceneImages {
  readonly scene: SceneName;
  /** n x size x size x 3, row by row, red, green, blue. */
  readonly images: Uint8Array;
  readonly levels: FactorLevels;
  readonly size: number;
}

/**
 * Draws images of a scene.
 *
 * The same seed and split give the same images whatever their number: more of them leave the first ones as they are.
 * Other splits (train, test, ...) are independent of one another.
 */
export function sceneImages(
  name: SceneName,
  images: number,
  {
    difficulty,
    seed,
    split,
    size = DEFAULT_IMAGE_SIZE,
  }: {
    readonly difficulty: Difficulty;
    readonly seed: number;
    readonly split: string;
    readonly size?: number;
  },
): SceneImages {
  const scene: Scene = SCENES[name];
  const levels = factorLevels(scene, images, seed, 'universe', name, split);
  const bytes = new Uint8Array(images * size * size * 3);
  const canvas = { pixels: new Float64Array(size * size * 3), size };
  for (let i = 0; i < images; i++) {
    const own = Object.fromEntries(FACTORS.map((factor) => [factor, levels[factor][i]])) as ImageLevels;
    drawImage(canvas, scene, own, difficulty, createRandom(seed, 'universe', name, split, 'image', i));
    const at = i * canvas.pixels.length;
    for (let j = 0; j < canvas.pixels.length; j++) {
      bytes[at + j] = Math.min(255, Math.max(0, Math.round(255 * canvas.pixels[j])));
    }
  }
  return { scene: name, images: bytes, levels, size };
}

/** A scene's images with the labels of one task. */
export function labelImages({ scene, images, levels, size }: SceneImages, { label }: UniverseTask): ImageSet {
  const labels = new Int32Array(images.length / (size * size * 3));
  let classes = 1;
  for (const factor of label) {
    const levelCount = levelNames(SCENES[scene], factor).length;
    for (let i = 0; i < labels.length; i++) labels[i] = labels[i] * levelCount + levels[factor][i];
    classes *= levelCount;
  }
  return { images, labels, classes, size };
}
