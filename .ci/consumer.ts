import { fitLaw, type LawFit, predictDownstreamAccuracy, readEvaluations } from 'plateau';

const fit: LawFit = fitLaw({ upstream: [0.1, 0.2, 0.3], downstream: [0.1, 0.2, 0.25] }, 'envelope');
const accuracy: number = fit.law ? predictDownstreamAccuracy(fit.law, 0.9) : Number.NaN;
const models: string[] = readEvaluations(['known-law.csv']).evaluations.map(({ model }) => model);
// @ts-expect-error: there is no such method
fitLaw({ upstream: [], downstream: [] }, 'median');
console.log(accuracy, models.length);
