/** A program that uses Plateau as a package: it must compile under strict settings and do what it says. */
import {
  answerTask,
  type Figure,
  familyGroups,
  fitLaw,
  fromDataFrame,
  groupTasks,
  type LawFit,
  lawFigure,
  predictDownstreamAccuracy,
  readEvaluations,
} from 'plateau';
import { type Displayed, showFigure } from 'plateau/notebook';
import { parseEvaluations } from 'plateau/pure';

const upstream = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const fit: LawFit = fitLaw({ upstream, downstream: upstream.map((a) => 0.9 - (1 - a) ** 2) }, 'envelope');
const accuracy: number = fit.law ? predictDownstreamAccuracy(fit.law, 1) : Number.NaN;
need(Math.abs(accuracy - 0.9) < 1e-9, `the plateau is ${accuracy}`);
// @ts-expect-error: there is no such method
const wrong = () => fitLaw({ upstream: [], downstream: [] }, 'median');
need(typeof wrong === 'function', 'wrong');

const { evaluations } = readEvaluations(['known-law.csv']);
const models: string[] = evaluations.map(({ model }) => model);
need(new Set(models).size === 120, `${new Set(models).size} models`);

const text = 'model,upstream_accuracy,downstream,downstream_accuracy\na,80,birds,60\n';
need(parseEvaluations(text).evaluations[0].downstreamAccuracy === 0.6, 'percents are read');

const frame = { columns: ['net', 'up', 'birds'], values: [['a', 0.8, 0.6]] };
const wide = { kind: 'wide', id: ['net'], upstream: 'up', downstream: ['birds'] } as const;
need(fromDataFrame(frame, wide).evaluations[0].model === 'a', 'frames are read');

const figure: Figure = lawFigure(answerTask(groupTasks(evaluations)[0], { methods: ['hull'] }), {
  families: familyGroups(evaluations),
  number: 1,
});
const shown: Displayed = await showFigure(figure);
need(typeof shown === 'object', 'figures are drawn');
console.log('all as it should be');

function need(fact: boolean, what: string): void {
  if (!fact) throw new Error(what);
}
