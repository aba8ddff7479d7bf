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
  const [down, across] = [axisWeights(rows, size), axisWeights(columns, size)];
  const resized = new Uint8Array(count * size * size * 3);
  const narrow = new Float64Array(rows * size);
  for (let n = 0; n < count; n++) {
    for (let channel = 0; channel < channels; channel++) {
      const from = n * rows * columns * channels + channel;
      for (let row = 0; row < rows; row++) {
        for (let x = 0; x < size; x++) {
          const { first, weights } = across[x];
          let sum = 0;
          for (let k = 0; k < weights.length; k++) {
            sum += weights[k] * images[from + (row * columns + first + k) * channels];
          }
          narrow[row * size + x] = sum;
        }
      }
      for (let y = 0; y < size; y++) {
        const { first, weights } = down[y];
        for (let x = 0; x < size; x++) {
          let sum = 0;
          for (let k = 0; k < weights.length; k++) sum += weights[k] * narrow[(first + k) * size + x];
          const at = ((n * size + y) * size + x) * 3 + channel;
          resized[at] = Math.round(sum);
          if (channels === 1) resized[at + 1] = resized[at + 2] = resized[at];
        }
      }
    }
  }
  return resized;
}

/** For every target pixel of an axis, the source pixels it is made of: the first one, and weights that add up to 1. */
function axisWeights(from: number, to: number): { first: number; weights: Float64Array }[] {
  return Array.from({ length: to }, (_, target) => {
    if (to >= from) {
      // Linear between the centres of two source pixels; beyond the outer centres the edge is repeated.
      const centre = Math.min(from - 1, Math.max(0, ((target + 0.5) * from) / to - 0.5));
      const first = Math.min(from - 2, Math.floor(centre));
      if (first < 0) return { first: 0, weights: Float64Array.of(1) };
      return { first, weights: Float64Array.of(1 - (centre - first), centre - first) };
    }
    const [start, end] = [(target * from) / to, ((target + 1) * from) / to];
    const first = Math.floor(start);
    const last = Math.min(from, Math.ceil(end - 1e-9));
    const weights = Float64Array.from({ length: last - first }, (_unused, k) => {
      const covered = Math.min(end, first + k + 1) - Math.max(start, first + k);
      return covered / (end - start);
    });
    return { first, weights };
  });
}
