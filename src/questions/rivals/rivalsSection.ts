import { groupedNotes } from '../../base/groupedNotes.ts';
import { countOf, listText, percentText } from '../../base/numberText.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import type { Paragraph, ReportTable } from '../section.ts';
import type { RivalComparison, RivalsAnswer } from './compareRivals.ts';
import { rivalCurveFigures } from './rivalCurveFigures.ts';
import type { RivalSummaryRow } from './rivalRows.ts';
import { contestantName, rivalsFigure } from './rivalsFigure.ts';

/** The saturating law against other curves, on models that were held out. */
export function rivalsSection(
  { answers }: FittedTable,
  { comparison, curves }: RivalsAnswer,
): Section | Absent {
  if (comparison.extrapolation.length === 0) {
    return { absent: 'no task has models on both sides of a cut in upstream accuracy' };
  }
  return {
    title: 'Rival curves on held-out models',
    paragraphs: [
      `Every curve is fitted to the models below a quantile of upstream accuracy (${listText(comparison.cuts.map(percentText))}) and held against what lies above it.`,
      ...findings(comparison),
      ...groupedNotes(comparison.notes).map((note) => `${note}.`),
    ],
    figures: [
      rivalsFigure(comparison),
      ...rivalCurveFigures(
        curves,
        answers.map(({ task }) => task),
      ),
    ],
    tables: [summaryTable(comparison), bestTable(comparison)],
  };
}

const TARGETS = { hull: 'the hull vertices', all: 'all models' } as const;

/** Which curve predicts best, and where the paper's law stands, for each target. */
function findings({ summary }: RivalComparison): Paragraph[] {
  return (['hull', 'all'] as const).flatMap((target): Paragraph[] => {
    const ranked = ranking(summary, target);
    if (ranked.length === 0) return [];
    const [best] = ranked;
    const law = ranked.find(({ rival }) => rival === 'saturating');
    const place = law ? ranked.indexOf(law) + 1 : 0;
    const errorOf = (row: RivalSummaryRow) => `a median error of ${percentText(row.medianRmse ?? 0)}`;
    const ofLaw =
      !law || place === 1
        ? ''
        : ` The best saturating law (${law.fittedTo}) comes ${ordinal(place)} of ${ranked.length}, with ${errorOf(law)}.`;
    return [
      `Above the cut, ${TARGETS[target]} are predicted best by ${contestantName(best)}, with ${errorOf(best)}; it wins ${countOf(best.wins, 'cell')} of ${best.cells}.${ofLaw}`,
    ];
  });
}

function ranking(summary: readonly RivalSummaryRow[], target: string): RivalSummaryRow[] {
  return summary
    .filter((row) => row.target === target && row.medianRmse !== null)
    .sort((a, b) => (a.medianRmse as number) - (b.medianRmse as number));
}

function ordinal(place: number): string {
  const words = ['first', 'second', 'third'];
  return words[place - 1] ?? `${place}th`;
}

function summaryTable({ summary }: RivalComparison): ReportTable {
  return {
    id: 'rivals',
    title: 'Rivals over all tasks and cuts',
    columns: [
      { name: 'curve', title: 'Curve', kind: 'text' },
      { name: 'fitted_to', title: 'Fit to', kind: 'text' },
      { name: 'target', title: 'Predicts', kind: 'text' },
      { name: 'median_rmse', title: 'Median RMSE', kind: 'number' },
      { name: 'wins', title: 'Wins', kind: 'number' },
      { name: 'cells', title: 'Task × cut', kind: 'count' },
      { name: 'without_fit', title: 'Without fit', kind: 'count' },
      { name: 'median_log_ratio', title: 'log10 ratio', kind: 'number' },
      { name: 'log_ratio_low', title: 'from', kind: 'number' },
      { name: 'log_ratio_high', title: 'to', kind: 'number' },
    ],
    rows: (['hull', 'all'] as const).flatMap((target) =>
      ranking(summary, target).map((row) => [
        row.rival,
        row.fittedTo,
        TARGETS[target],
        row.medianRmse,
        row.wins,
        row.cells,
        row.withoutFit,
        row.medianLogRatio,
        row.logRatioLow,
        row.logRatioHigh,
      ]),
    ),
    legend: [
      'RMSE in accuracy, as a fraction. A cell is a task at a cut; ties share a win. Log10 ratio: of its error over that of the saturating law fitted to the hull, median over tasks; a negative one beats the law; "from" and "to" are its 95 % interval over tasks.',
    ],
  };
}

function bestTable({ best }: RivalComparison): ReportTable {
  const name = taskNamer(best);
  return {
    id: 'best-rivals',
    title: 'The best curve of each task',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'target', title: 'Predicts', kind: 'text' },
      { name: 'best', title: 'Best curve', kind: 'text' },
      { name: 'median_rmse', title: 'Its median RMSE', kind: 'number' },
      { name: 'hull_law_rmse', title: 'Law on the hull', kind: 'number' },
      { name: 'envelope_law_rmse', title: 'Law by envelope', kind: 'number' },
    ],
    rows: best.map((row) => [
      name(row),
      TARGETS[row.target],
      row.best && contestantName(row.best),
      row.medianRmse,
      row.hullLawRmse,
      row.envelopeLawRmse,
    ]),
  };
}
