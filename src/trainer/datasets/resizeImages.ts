/**
 * Resizes square or oblong images to size x size. Shrinking averages the area that a pixel covers; enlarging
 * interpolates linearly between pixel centres. Both are separable, so rows and columns have weights of their own.
 *
 * @param images n x rows x columns x channels
 * @param channels 3, or 1 (grey, repeated into red, green and blue)
 * @returns n x size x size x 3
 */
export function resizeImages(
  images: Uint8Array,
  { rows, columns, channels, size }: { rows: number; columns: number; channels: 1 | 3; size: number },
): Uint8Array {
  const count = images.length / (rows * columns * channels);
  const down = axisWeights(rows, size);
  const across = axisWeights(columns, size);
  const resized = new Uint8Array(count * size * size * 3);
  const narrow = new Float64Array(rows * size * channels);
  for (let n = 0; n < count; n++) {
    const from = n * rows * columns * channels;
    for (let row = 0; row < rows; row++) {
      for (let x = 0; x < size; x++) {
        for (let channel = 0; channel < channels; channel++) {
          let sum = 0;
          for (const [column, weight] of across[x]) {
            sum += weight * images[from + (row * columns + column) * channels + channel];
          }
          narrow[(row * size + x) * channels + channel] = sum;
        }
      }
    }
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const at = ((n * size + y) * size + x) * 3;
        for (let channel = 0; channel < channels; channel++) {
          let sum = 0;
          for (const [row, weight] of down[y]) sum += weight * narrow[(row * size + x) * channels + channel];
          resized[at + channel] = Math.round(sum);
        }
        if (channels === 1) resized[at + 1] = resized[at + 2] = resized[at];
      }
    }
  }
  return resized;
}

/** For every target pixel of an axis, the source pixels it is made of, and their weights, which add up to 1. */
function axisWeights(from: number, to: number): (readonly [index: number, weight: number])[][] {
  return Array.from({ length: to }, (_, target) => {
    if (to >= from) {
      // Linear between the centres of two source pixels; beyond the outer centres the edge is repeated.
      const centre = Math.min(from - 1, Math.max(0, ((target + 0.5) * from) / to - 0.5));
      const first = Math.min(from - 2, Math.floor(centre));
      if (first < 0) return [[0, 1]];
      return [
        [first, 1 - (centre - first)],
        [first + 1, centre - first],
      ];
    }
    const [start, end] = [(target * from) / to, ((target + 1) * from) / to];
    const weights: [number, number][] = [];
    for (let source = Math.floor(start); source < Math.min(from, Math.ceil(end)); source++) {
      const covered = Math.min(end, source + 1) - Math.max(start, source);
      if (covered > 1e-9) weights.push([source, covered / (end - start)]);
    }
    return weights;
  });
}
