import { standingFrontier } from '../../fits/taskAnswer.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import { forestFigure } from './forestFigure.ts';
import { hullInfluences, influenceTable, influenceText } from './influenceTable.ts';

/** Where every task would stop, beside the best model so far. */
export function plateausSection({ answers, fits }: FittedTable): Section | Absent {
  if (!answers.some(standingFrontier))
    return { absent: 'the law stands for no task, so no plateau is claimed' };
  const influences = hullInfluences(fits);
  const rests = influenceText(influences);
  return {
    title: 'Plateaus',
    paragraphs: [
      'The further a plateau lies to the right of the best model so far, the more there is to gain from a better upstream model. Tasks whose law does not stand have no plateau here.',
      ...(rests ? [rests] : []),
    ],
    figures: [forestFigure(answers)],
    tables: influences.length > 0 ? [influenceTable(influences)] : [],
  };
}
