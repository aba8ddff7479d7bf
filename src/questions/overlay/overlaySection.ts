import { groupedNotes } from '../../base/groupedNotes.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import type { ReportTable } from '../section.ts';
import type { HullOverlay, OverlayTrendRow } from './hullOverlay.ts';
import { overlayFigures } from './overlayFigures.ts';

/** The best models of one task, as the other tasks see them. */
export function overlaySection({ answers }: FittedTable, overlay: HullOverlay): Section | Absent {
  if (overlay.rows.length === 0) return { absent: 'there is one downstream task only' };
  const closing = overlay.trends.filter(({ trend }) => trend !== null);
  const references = [...new Set(overlay.trends.map(({ reference }) => reference))];
  return {
    title: 'The best models of one task on the others',
    paragraphs: [
      `Are the models on the hull of ${references.join(', ')} the best of every task? Their distance below the hull of another task is what choosing by the one costs on the other; in the paper it closes as upstream accuracy grows.`,
      ...(closing.length > 0 ? [trendInWords(closing)] : []),
      ...groupedNotes(overlay.notes).map((note) => `${note}.`),
    ],
    figures: overlayFigures(
      overlay,
      answers.map(({ task }) => task),
    ),
    tables: [trendTable(overlay)],
  };
}

function trendInWords(trends: readonly OverlayTrendRow[]): string {
  const falls = trends.filter(({ trend }) => (trend as number) < 0).length;
  const sure = trends.filter(({ high }) => high !== null && high < 0).length;
  return `The gap falls with upstream accuracy on ${falls} of ${trends.length} tasks, on ${sure} of them surely (95 % interval below 0).`;
}

function trendTable({ trends }: HullOverlay): ReportTable {
  const name = taskNamer(trends);
  return {
    id: 'overlay',
    title: 'Gap between the hull of a task and the best models of the reference',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'reference', title: 'Reference', kind: 'text' },
      { name: 'models', title: 'Models', kind: 'count' },
      { name: 'mean_gap', title: 'Mean gap', kind: 'fraction' },
      { name: 'largest_gap', title: 'Largest gap', kind: 'fraction' },
      { name: 'trend', title: 'Correlation with upstream accuracy', kind: 'number' },
      { name: 'low', title: 'from', kind: 'number' },
      { name: 'high', title: 'to', kind: 'number' },
    ],
    rows: trends.map((row) => [
      name(row),
      row.reference,
      row.models,
      row.meanGap,
      row.largestGap,
      row.trend,
      row.low,
      row.high,
    ]),
    legend: ['Correlation: Spearman, of the gap with upstream accuracy; negative where the gap closes.'],
  };
}
