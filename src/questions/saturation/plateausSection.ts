import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import { forestFigure } from './forestFigure.ts';
import { hullInfluences, influenceTable, influenceText } from './influenceTable.ts';
import { frontierFits } from './lawSection.ts';

/** Where every task would stop, beside the best model so far. */
export function plateausSection({ answers }: FittedTable): Section | Absent {
  const determined = answers.filter(({ lead }) => lead.saturation.saturationAccuracy !== null);
  if (determined.length === 0) return { absent: 'the models determine the plateau of no task' };
  const influences = hullInfluences(answers);
  const rests = influenceText(influences);
  return {
    title: 'Plateaus',
    paragraphs: [
      'The further a plateau lies to the right of the best model so far, the more there is to gain from a better upstream model. Where the two fits lie apart, the models say little about the plateau, whatever either fit says.',
      ...(rests ? [rests] : []),
    ],
    figures: [forestFigure(answers.flatMap(frontierFits))],
    tables: influences.length > 0 ? [influenceTable(influences)] : [],
  };
}
