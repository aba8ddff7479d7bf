/**
 * Standard deviation of a measured error y on a test set of m examples, sqrt(y (1 - y) / m), with y drawn a little
 * towards one half (as if one more right and one more wrong answer had been seen) so that it is never 0.
 *
 * @param testSize one size, or one a model
 * @example testNoise(Float64Array.of(0.5), 9999)[0].toFixed(6) // '0.005000'
 */
export function testNoise(errors: Float64Array, testSize: ArrayLike<number> | number): Float64Array {
  return errors.map((error, i) => {
    const size = typeof testSize === 'number' ? testSize : testSize[i];
    const drawn = (error * size + 1) / (size + 2);
    return Math.sqrt((drawn * (1 - drawn)) / size);
  });
}
