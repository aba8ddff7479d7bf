import { median } from 'simple-statistics';
import { groupedNotes } from '../../base/groupedNotes.ts';
import { countOf, percentText, significantText } from '../../base/numberText.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import type { ReportTable } from '../section.ts';
import { predictionFigures } from './predictionFigures.ts';
import type { ResidualSpreadRow } from './residualSpread.ts';
import type { NestedRegressionRow, ScaleAnswer, ScaleEffect } from './scaleEffect.ts';
import { scaleFigures } from './scaleFigures.ts';

/** How much of downstream accuracy upstream accuracy tells, and whether scale tells more. */
export function scaleSection(
  { fits, answers, families }: FittedTable,
  { effect: scale, spread }: ScaleAnswer,
): Section | Absent {
  const frontier = answers.flatMap(({ task }) =>
    fits.filter(({ fit, ...of }) => of.task === task && fit.method === 'envelope' && fit.law !== null),
  );
  if (frontier.length === 0) return { absent: 'no law fits the models of any task' };
  return {
    title: 'What upstream accuracy tells, and what it leaves',
    paragraphs: [
      'If upstream accuracy told all about downstream accuracy, every model would lie on one curve. The spread left is the standard deviation of (law − observed) over that of downstream accuracy itself: 0 where it tells all, 1 where it tells nothing.',
      ...range(spread),
      ...factors(scale),
      ...(scale.notes.length > 0 ? [`Not asked: ${groupedNotes(scale.notes).join('; ')}.`] : []),
    ],
    figures: [
      ...predictionFigures(frontier, spread, families),
      ...scaleFigures(
        scale,
        frontier.map(({ task }) => task),
      ),
    ],
    tables: [spreadTable(spread), ...(scale.regressions.length > 0 ? [regressionTable(scale)] : [])],
  };
}

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

const FACTORS: Record<NestedRegressionRow['factor'], string> = {
  parameters: 'the number of parameters',
  dataFraction: 'the share of the data',
  epochs: 'the number of epochs',
  family: 'the family',
  'all together': 'all of these together',
};

/** Below this p value a factor is said to tell more than chance would. */
const SIGNIFICANT = 0.05;

/** Whether scale and family explain what upstream accuracy leaves. */
function factors({ regressions }: ScaleEffect): string[] {
  return (Object.keys(FACTORS) as NestedRegressionRow['factor'][]).flatMap((factor) => {
    const rows = regressions.filter((row) => row.factor === factor);
    if (rows.length === 0) return [];
    const telling = rows.filter(({ pValue }) => pValue < SIGNIFICANT);
    const shares = rows.map(({ adjustedPartialR2 }) => adjustedPartialR2).sort((a, b) => a - b);
    const middle = median(shares);
    return [
      `Of what upstream accuracy leaves, ${FACTORS[factor]} ${factor === 'all together' ? 'explain' : 'explains'} ${percentText(Math.max(0, middle))} (median over ${countOf(rows.length, 'task')}), more than chance on ${telling.length} of them (p < ${SIGNIFICANT}).`,
    ];
  });
}

function regressionTable({ regressions }: ScaleEffect): ReportTable {
  const name = taskNamer(regressions);
  return {
    id: 'scale-regressions',
    title: 'Do scale and family explain what upstream accuracy leaves?',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'factor', title: 'Factor', kind: 'text' },
      { name: 'models', title: 'Models', kind: 'count' },
      { name: 'upstream_r2', title: 'R² of upstream', kind: 'number' },
      { name: 'both_r2', title: 'R² of both', kind: 'number' },
      { name: 'factor_r2', title: 'R² of the factor', kind: 'number' },
      { name: 'adjusted_partial_r2', title: 'Partial R², adjusted', kind: 'number' },
      { name: 'p_value', title: 'p', kind: 'number' },
    ],
    rows: regressions.map((row) => [
      name(row),
      row.factor,
      row.models,
      row.upstreamR2,
      row.bothR2,
      row.factorR2,
      row.adjustedPartialR2,
      row.pValue,
    ]),
    legend: [
      'Partial R²: the share of what a smooth curve of upstream accuracy leaves that the factor explains, with what chance would explain taken out. p: permutation test (Freedman and Lane).',
    ],
  };
}
