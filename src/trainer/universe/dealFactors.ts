import { createRandom } from '../../base/random.ts';
import { FACTORS, type FactorName, levelNames, type Scene } from './scenes.ts';

/** Level of every factor for every image. */
export type FactorLevels = Readonly<Record<FactorName, Int32Array>>;

/**
 * Deals the levels of every factor to images, as from decks that hold each level once: over any run of images from the
 * first one, each level comes equally often to within one. More images leave the first ones as they are.
 *
 * @param labels name the stream of random numbers, so that other images are dealt otherwise
 */
export function dealFactors(
  scene: Scene,
  images: number,
  seed: number,
  ...labels: readonly string[]
): FactorLevels {
  const entries = FACTORS.map((factor) => {
    const random = createRandom(seed, ...labels, 'deck', factor);
    const deck = Int32Array.from(levelNames(scene, factor).keys());
    const dealt = new Int32Array(images);
    for (let i = 0; i < images; i++) {
      // Fisher and Yates, a card at a time: the card at this place is one of those not dealt yet.
      const place = i % deck.length;
      const other = place + random.integer(deck.length - place);
      [deck[place], deck[other]] = [deck[other], deck[place]];
      dealt[i] = deck[place];
    }
    return [factor, dealt] as const;
  });
  return Object.fromEntries(entries) as Record<FactorName, Int32Array>;
}

/** The levels of one image's factors. */
export type ImageLevels = Readonly<Record<FactorName, number>>;
