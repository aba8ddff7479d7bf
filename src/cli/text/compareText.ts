import { groupedNotes } from '../../base/groupedNotes.ts';
import { listText } from '../../base/numberText.ts';
import { RIVALS } from '../../curves/rivals/rivals.ts';
import type { RivalComparison } from '../../questions/rivals/compareRivals.ts';
import type { BestRivalRow, Contestant, RivalSummaryRow } from '../../questions/rivals/rivalRows.ts';
import { taskNamer } from '../../results/taskName.ts';
import { terminalText } from '../terminalText.ts';
import { type TextColumn, textTable } from './textTable.ts';
import { wrapped } from './wrapped.ts';

const TARGET_WORDS = {
  hull: 'The frontier above the cut: vertices of the upper hull of all models',
  all: 'All models above the cut',
} as const;

/** A comparison as tables for a terminal. */
export function compareText(comparison: RivalComparison, width: number): string {
  const { summary, best, cuts, notes } = comparison;
  const name = taskNamer(best);
  const parts = (['hull', 'all'] as const).map((target) => [
    TARGET_WORDS[target],
    '',
    textTable(
      SUMMARY,
      summary.filter((row) => row.target === target),
      width,
    ),
  ]);
  const bestColumns: TextColumn<BestRivalRow>[] = [
    { title: 'downstream', align: 'left', cell: name },
    {
      title: 'predicts',
      align: 'left',
      cell: ({ target }) => (target === 'hull' ? 'frontier' : 'all models'),
    },
    { title: 'best', align: 'left', cell: (row) => (row.best ? contestantText(row.best) : '–') },
    { title: 'RMSE', align: 'right', cell: ({ medianRmse }) => rmseText(medianRmse) },
    {
      title: 'law on hull',
      align: 'right',
      cell: ({ hullLawRmse }) => rmseText(hullLawRmse),
      dispensable: 2,
    },
    {
      title: 'law as envelope',
      align: 'right',
      cell: ({ envelopeLawRmse }) => rmseText(envelopeLawRmse),
      dispensable: 1,
    },
  ];
  return [
    `Fitted below the ${listText(cuts.map(String))} quantile of upstream accuracy, held against what lies above.`,
    '',
    ...parts.flat(),
    'Best on each task (median over the cuts, among those that fit at every cut)',
    '',
    textTable(bestColumns, best, width),
    'wins     cells (task x cut) with the smallest error; ties are shared',
    'no fit   cells in which the curve did not fit: too few points, or downstream accuracy does not rise',
    'RMSE     median over cells, in downstream accuracy',
    'x law    error over that of the saturating law fitted to the same kind of points, median over tasks [95 % interval]',
    ...groupedNotes(notes).map((note) => wrapped(`note: ${terminalText(note)}`, width, '      ')),
    '',
  ].join('\n');
}

function contestantText({ rival, fittedTo }: Contestant): string {
  return `${RIVALS[rival].label}, ${fittedTo === 'envelope' ? 'envelope' : `on ${fittedTo}`}`;
}

const SUMMARY: readonly TextColumn<RivalSummaryRow>[] = [
  { title: 'curve', align: 'left', cell: contestantText },
  { title: 'wins', align: 'right', cell: ({ wins, cells }) => `${Number(wins.toFixed(1))} of ${cells}` },
  { title: 'no fit', align: 'right', cell: ({ withoutFit }) => String(withoutFit) },
  { title: 'RMSE', align: 'right', cell: ({ medianRmse }) => rmseText(medianRmse) },
  { title: 'x law', align: 'right', cell: ratioText },
];

function ratioText({ medianLogRatio, logRatioLow, logRatioHigh }: RivalSummaryRow): string {
  if (medianLogRatio === null) return '–';
  const text = (log: number) => (10 ** log).toPrecision(2);
  const ends =
    logRatioLow === null || logRatioHigh === null ? '' : ` [${text(logRatioLow)}, ${text(logRatioHigh)}]`;
  return `${text(medianLogRatio)}${ends}`;
}

function rmseText(rmse: number | null): string {
  return rmse === null ? '–' : rmse.toFixed(4);
}
