import { groupedNotes } from '../../base/groupedNotes.ts';
import { significantText } from '../../base/numberText.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import type { ReportTable } from '../section.ts';
import type { RankCorrelations } from './rankCorrelations.ts';
import { ranksFigure } from './ranksFigure.ts';

/** Whether tasks agree on which models are better. */
export function ranksSection(_: FittedTable, asked: readonly RankCorrelations[]): Section | Absent {
  const ranks = asked.filter(({ rows }) => rows.some(isPair));
  if (ranks.length === 0) return { absent: 'too few models were judged on two tasks' };
  return {
    title: 'Do tasks agree on which models are better?',
    paragraphs: [
      'Spearman rank correlations over the models that both tasks were judged on: 1 where they order the models alike, 0 where one order says nothing of the other. Similar tasks stand side by side.',
      ...ranks.flatMap(extremes),
      ...ranks.flatMap(({ notes }) => groupedNotes(notes).map((note) => `${note}.`)),
    ],
    figures: ranks.map((rank, i) => ranksFigure(rank, i + 1)),
    tables: [rankTable(ranks)],
  };
}

function isPair({ first, second, spearman }: RankCorrelations['rows'][number]): boolean {
  return first < second && spearman !== null;
}

/** The two tasks that agree most and least. */
function extremes({ rows }: RankCorrelations): string[] {
  const sorted = rows.filter(isPair).sort((a, b) => (b.spearman as number) - (a.spearman as number));
  const [most, least] = [sorted[0], sorted[sorted.length - 1]];
  const say = ({ first, second, spearman }: (typeof sorted)[number]) =>
    `${first} and ${second} (${significantText(spearman as number)})`;
  return sorted.length === 1
    ? [`The order of models agrees between ${say(most)}.`]
    : [`The order of models agrees most between ${say(most)}, least between ${say(least)}.`];
}

function rankTable(ranks: readonly RankCorrelations[]): ReportTable {
  return {
    id: 'ranks',
    title: 'Rank correlation of every pair of tasks',
    columns: [
      { name: 'first', title: 'Task', kind: 'text' },
      { name: 'second', title: 'and', kind: 'text' },
      { name: 'models', title: 'Models', kind: 'count' },
      { name: 'spearman', title: 'Spearman', kind: 'number' },
      { name: 'low', title: 'from', kind: 'number' },
      { name: 'high', title: 'to', kind: 'number' },
    ],
    rows: ranks.flatMap(({ rows }) =>
      rows
        .filter(isPair)
        .map(({ first, second, models, spearman, low, high }) => [
          first,
          second,
          models,
          spearman,
          low,
          high,
        ]),
    ),
    legend: ['"From" and "to": 95 % interval, by the bootstrap over models.'],
  };
}
