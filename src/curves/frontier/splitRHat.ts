/**
 * How far chains disagree: the potential scale reduction factor R of chains split in halves (Gelman et al. 2013,
 * section 11.4), for one quantity. Near 1 where all halves saw the same distribution; above 1.1 they have not.
 *
 * @param chains values of the quantity, in the order they were drawn, of one length, 4 or more each
 * @example splitRHat([[0, 1, 0, 1], [5, 6, 5, 6]]).toFixed(1) // '4.1'
 */
export function splitRHat(chains: readonly (readonly number[])[]): number {
  const halves = chains.flatMap((chain) => {
    const half = chain.length >> 1;
    return [chain.slice(0, half), chain.slice(chain.length - half)];
  });
  const length = halves[0].length;
  const means = halves.map(mean);
  const within = mean(halves.map((half, h) => sumOfSquares(half, means[h]) / (length - 1)));
  const between = sumOfSquares(means, mean(means)) / (halves.length - 1);
  if (between === 0) return 1;
  return Math.sqrt((length - 1) / length + between / within);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sumOfSquares(values: readonly number[], centre: number): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
