import { createRandom } from '../../base/random.ts';
import type { ImageSet } from '../datasets/imageSet.ts';

const CLASSES = 10;

/** Noisy stripes in ten directions: a task for tests and benchmarks that any model learns in a few steps. */
export function gratings(n: number, size: number, seed: number): ImageSet {
  const random = createRandom(seed, 'gratings');
  const images = new Uint8Array(n * size * size * 3);
  const labels = new Int32Array(n);
  let next = 0;
  for (let i = 0; i < n; i++) {
    labels[i] = random.integer(CLASSES);
    const angle = (labels[i] * Math.PI) / CLASSES;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    const phase = 2 * Math.PI * random.uniform();
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const brightness = 128 + 70 * Math.sin(0.9 * (x * dx + y * dy) + phase);
        for (let c = 0; c < 3; c++) {
          images[next++] = Math.min(255, Math.max(0, brightness + 30 * random.normal()));
        }
      }
    }
  }
  return { images, labels, classes: CLASSES, size };
}
