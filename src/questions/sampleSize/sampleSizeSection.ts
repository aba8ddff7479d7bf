import { median as medianOf } from 'simple-statistics';
import { groupedNotes } from '../../base/groupedNotes.ts';
import { percentText, significantText } from '../../base/numberText.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import type { SampleSizeResult, SampleSizeRow } from './sampleSize.ts';
import { sampleSizeFigures } from './sampleSizeFigures.ts';

/** How the errors of the law depend on the number of models. */
export function sampleSizeSection(_: FittedTable, result: SampleSizeResult): Section | Absent {
  const rows = result.rows.filter(({ predictionError }) => predictionError !== null);
  if (rows.length === 0) return { absent: 'too few models lie below the cut in upstream accuracy' };
  return {
    title: 'How many models it takes',
    paragraphs: [
      `Random samples of the models below the ${percentText(result.cut)} quantile of upstream accuracy are fitted and held against what lies above it. The fitting error alone says little: what counts is the prediction error.`,
      ...orderOfMagnitude(rows),
      ...(result.notes.length > 0 ? [`Left out: ${groupedNotes(result.notes).join('; ')}.`] : []),
    ],
    figures: sampleSizeFigures(result),
  };
}

/** The paper finds the hull's prediction error about ten times smaller than that of all points; what is it here? */
function orderOfMagnitude(rows: readonly SampleSizeRow[]): string[] {
  const ratios = rows.flatMap((row) => {
    if (row.method !== 'all' || row.target !== 'all') return [];
    const hull = rows.find(
      (other) =>
        other.method === 'hull' &&
        other.target === 'hull' &&
        other.models === row.models &&
        other.upstream === row.upstream &&
        other.downstream === row.downstream &&
        other.shots === row.shots,
    );
    return hull?.predictionError ? [(row.predictionError as number) / hull.predictionError] : [];
  });
  if (ratios.length === 0) return [];
  const median = medianOf(ratios);
  const verdict =
    median >= 10
      ? 'as in the paper, an order of magnitude or more'
      : median > 1
        ? 'less than the order of magnitude that the paper reports'
        : 'unlike in the paper, where it is an order of magnitude larger';
  return [
    `The prediction error of the law fitted to all models, on all models above the cut, is ${significantText(median)} times that of the law fitted to the hull, on the hull above it (median over tasks and numbers of models): ${verdict}.`,
  ];
}
