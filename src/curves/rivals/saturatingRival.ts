import { errorPoints } from '../errorPoints.ts';
import { leastSquaresLaw } from '../estimators/leastSquaresLaw.ts';
import { predictDownstreamAccuracy } from '../saturatingLaw.ts';
import type { RivalCurve } from './rivalCurve.ts';
import { distinctCount, leastSquaresFit, noFit } from './rivalFit.ts';

/** The saturating law itself, at its global least-squares optimum (see `leastSquaresLaw`). */
export const saturatingRival: RivalCurve = {
  label: 'saturating law',
  parameterNames: ['k', 'alpha', 'irreducibleError'],
  predict: ([k, alpha, irreducibleError], a) => predictDownstreamAccuracy({ k, alpha, irreducibleError }, a),
  fitTo(points) {
    if (distinctCount(points.upstream) < 3) return noFit('3 parameters need 3 distinct upstream accuracies');
    const errors = errorPoints(points);
    const { k, alpha, irreducibleError } = leastSquaresLaw(errors.upstream, errors.downstream);
    if (k === 0) return noFit('downstream accuracy does not rise with upstream accuracy');
    const parameters = [k, alpha, irreducibleError];
    return leastSquaresFit(points, parameters, (a) => saturatingRival.predict(parameters, a));
  },
};
