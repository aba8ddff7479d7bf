import { envelopeLaw } from '../src/curves/estimators/envelopeLaw.ts';
import { leastSquaresLaw } from '../src/curves/estimators/leastSquaresLaw.ts';
import { denseSearch, envelopeAt, leastSquaresAt } from '../src/curves/testing/denseSearch.ts';
import { generatedProblems } from '../src/curves/testing/generatedProblems.ts';

/** How often the solvers miss the global optimum that a dense search finds, on more problems than the tests try. */
export function benchOptimum(): void {
  const problems = generatedProblems(3000, 31);
  const misses = (
    objective: (x: Float64Array, y: Float64Array) => number,
    at: typeof envelopeAt,
    slack: number,
  ) =>
    problems.filter(({ upstreamError, downstreamError }) => {
      const dense = denseSearch(upstreamError, downstreamError, at, 400).objective;
      return objective(upstreamError, downstreamError) > dense * (1 + 1e-8) + slack;
    }).length;
  const hull = misses((x, y) => leastSquaresLaw(x, y).sse, leastSquaresAt, 1e-27);
  const envelope = misses((x, y) => envelopeLaw(x, y).meanGap, envelopeAt, 1e-10);
  console.log(`least squares: ${hull} of ${problems.length} generated problems miss the dense optimum`);
  console.log(`envelope:      ${envelope} of ${problems.length} generated problems miss the dense optimum`);
}
