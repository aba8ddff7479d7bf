import { groupedNotes } from '../../base/groupedNotes.ts';
import { countOf, percentText } from '../../base/numberText.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import type { ReportTable } from '../section.ts';
import { shotsFigure } from './shotsFigure.ts';
import type { ShotStepRow, ShotTrends } from './shotTrends.ts';

/** How the law moves with the number of shots. */
export function shotsSection(_: FittedTable, trends: ShotTrends): Section | Absent {
  const figure = shotsFigure(trends);
  if (!figure) return { absent: 'no task has a law that is determined at two numbers of shots' };
  return {
    title: 'The law against the number of shots',
    paragraphs: [
      'In the paper k and e_IR fall with more shots, and alpha rises. Its laws are fitted to the hull; beside them are the posterior medians of the frontier where the law stands.',
      ...trends.steps.filter(({ steps }) => steps > 0).map(stepInWords),
      ...(trends.notes.length > 0 ? [`Left out: ${groupedNotes(trends.notes).join('; ')}.`] : []),
    ],
    figures: [figure],
    tables: [correlationTable(trends), stepTable(trends)],
  };
}

const NAMES = { k: 'k', alpha: 'alpha', irreducibleError: 'e_IR' } as const;

function stepInWords({ parameter, method, falls, rises, steps, fallShare, low, high }: ShotStepRow): string {
  const range =
    low !== null && high !== null && fallShare !== null
      ? ` (${percentText(fallShare)}, 95 % interval ${percentText(low)} to ${percentText(high)})`
      : '';
  return `By ${method}, ${NAMES[parameter]} falls at ${falls} and rises at ${rises} of ${countOf(steps, 'step')} up in shots${range}.`;
}

function correlationTable({ correlations }: ShotTrends): ReportTable {
  return {
    id: 'shot-correlations',
    title: 'Correlation of the parameters with the number of shots (Tab. F.1)',
    columns: [
      { name: 'downstream', title: 'Task', kind: 'text' },
      { name: 'method', title: 'Fit to', kind: 'text' },
      { name: 'parameter', title: 'Parameter', kind: 'text' },
      { name: 'pearson', title: 'Pearson, with log(shots)', kind: 'number' },
      { name: 'spearman', title: 'Spearman', kind: 'number' },
      { name: 'low', title: 'from', kind: 'number' },
      { name: 'high', title: 'to', kind: 'number' },
      { name: 'count', title: 'Over', kind: 'count' },
    ],
    rows: correlations.map((row) => [
      row.downstream ?? 'median over tasks',
      row.method,
      NAMES[row.parameter],
      row.pearson,
      row.spearman,
      row.low,
      row.high,
      row.count,
    ]),
    legend: [
      'Over: numbers of shots, or tasks for the median. No correlation with fewer than 3 numbers of shots.',
    ],
  };
}

function stepTable({ steps }: ShotTrends): ReportTable {
  return {
    id: 'shot-steps',
    title: 'Steps up in shots at which a parameter falls or rises (Tab. F.2)',
    columns: [
      { name: 'parameter', title: 'Parameter', kind: 'text' },
      { name: 'method', title: 'Fit to', kind: 'text' },
      { name: 'steps', title: 'Steps', kind: 'count' },
      { name: 'tasks', title: 'Tasks', kind: 'count' },
      { name: 'falls', title: 'Falls', kind: 'count' },
      { name: 'rises', title: 'Rises', kind: 'count' },
      { name: 'fall_share', title: 'Share of falls', kind: 'fraction' },
      { name: 'low', title: 'from', kind: 'fraction' },
      { name: 'high', title: 'to', kind: 'fraction' },
    ],
    rows: steps.map((row) => [
      NAMES[row.parameter],
      row.method,
      row.steps,
      row.tasks,
      row.falls,
      row.rises,
      row.fallShare,
      row.low,
      row.high,
    ]),
  };
}
