import type { ResidualSpreadRow } from '../../analysis/residualSpread.ts';
import { predictionFigures } from '../../charts/predictionFigures.ts';
import { significantText } from '../../results/numberText.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { ReportTable } from '../section.ts';
import type { SectionBuilder } from './buildSections.ts';

/** How much of downstream accuracy upstream accuracy tells, and whether scale tells more. */
export const scaleSection: SectionBuilder = ({ analyses, fits, answers, families }) => {
  const spread = analyses.spread ?? [];
  const frontier = answers.flatMap(({ task }) =>
    fits.filter(({ fit, ...of }) => of.task === task && fit.method === 'envelope' && fit.law !== null),
  );
  if (frontier.length === 0) return { absent: 'no law fits the models of any task' };
  return {
    title: 'What upstream accuracy tells, and what it leaves',
    paragraphs: [
      'If upstream accuracy told all about downstream accuracy, every model would lie on one curve. The spread left is the standard deviation of (law − observed) over that of downstream accuracy itself: 0 where it tells all, 1 where it tells nothing.',
      ...range(spread),
    ],
    figures: predictionFigures(frontier, spread, families),
    tables: [spreadTable(spread)],
  };
};

function range(spread: readonly ResidualSpreadRow[]): string[] {
  const ratios = spread.flatMap(({ method, ratio }) => (method === 'all' && ratio !== null ? [ratio] : []));
  if (ratios.length === 0) return [];
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map(significantText);
  return [
    ratios.length === 1
      ? `The law fitted to all models leaves ${low} of the spread.`
      : `The law fitted to all models leaves between ${low} and ${high} of the spread.`,
  ];
}

function spreadTable(spread: readonly ResidualSpreadRow[]): ReportTable {
  const name = taskNamer(spread);
  return {
    id: 'spread',
    title: 'Spread that the law leaves (Tab. F.3)',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'method', title: 'Fit to', kind: 'text' },
      { name: 'models', title: 'Models', kind: 'count' },
      { name: 'residual_deviation', title: 'Law − observed', kind: 'number' },
      { name: 'mean_deviation', title: 'Observed', kind: 'number' },
      { name: 'ratio', title: 'Spread left', kind: 'number' },
      { name: 'low', title: 'from', kind: 'number' },
      { name: 'high', title: 'to', kind: 'number' },
    ],
    rows: spread.map((row) => [
      name(row),
      row.method,
      row.models,
      row.residualDeviation,
      row.meanDeviation,
      row.ratio,
      row.low,
      row.high,
    ]),
    legend: [
      'Standard deviations of accuracy, as fractions; "from" and "to" are the 95 % interval of the spread left.',
    ],
  };
}
