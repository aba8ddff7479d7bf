import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Section } from '../question.ts';
import type { ReportTable } from '../section.ts';
import { plan } from './plan.ts';

/** What a better upstream model would bring. */
export function planningSection(context: FittedTable): Section {
  const rows = plan(context.answers);
  return {
    title: 'Planning',
    paragraphs: ['What the law says of an upstream model one point above the best.'],
    tables: [planTable(context, rows)],
  };
}

function planTable({ answers }: FittedTable, rows: ReturnType<typeof plan>): ReportTable {
  const name = taskNamer(answers.map(({ task }) => task));
  return {
    id: 'plan',
    title: 'One point more of upstream accuracy',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'best_upstream_accuracy', title: 'Best upstream', kind: 'fraction' },
      { name: 'future_upstream', title: 'A point more', kind: 'fraction' },
      { name: 'future_downstream', title: 'Downstream then', kind: 'fraction' },
      { name: 'saturation_accuracy', title: 'Plateau', kind: 'fraction' },
      { name: 'answer', title: 'In words', kind: 'text' },
    ],
    rows: rows.map((row, i) => [
      name(answers[i].task),
      row.bestUpstreamAccuracy,
      row.futureUpstream,
      row.futureDownstream,
      row.saturationAccuracy,
      row.answer,
    ]),
    open: true,
  };
}
