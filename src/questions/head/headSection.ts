import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import { headFigures } from './headFigures.ts';

/** Whether settings of the classification head trade upstream for downstream accuracy (appendix C). */
export function headSection({ table }: FittedTable): Section | Absent {
  const figures = headFigures(table.evaluations);
  if (figures.length === 0) {
    return { absent: 'the table varies neither head_weight_decay nor head_learning_rate' };
  }
  return {
    title: 'The head: upstream against downstream',
    paragraphs: [
      'More weight decay on the classification head, or a lower learning rate of it, can cost upstream accuracy and help downstream (appendix C). Where the curve of a task rises while that of the upstream task falls, the head trades one for the other.',
    ],
    figures,
  };
}
