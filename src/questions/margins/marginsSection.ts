import { countOf } from '../../base/numberText.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import { marginFigures } from './marginFigures.ts';
import type { MarginShift } from './marginShifts.ts';

/** What more weight decay on the head does to the layers (appendix D). */
export function marginsSection(
  { tasks, measures = [], layers }: FittedTable,
  shifts: readonly MarginShift[] | null,
): Section | Absent {
  if (measures.length === 0)
    return { absent: 'no weights and margins of layers were given (measures.csv of plateau train)' };
  if (!shifts || shifts.length === 0) {
    return { absent: 'no measured models differ in head_weight_decay alone' };
  }
  const count = (value: (shift: MarginShift) => number) => shifts.filter((shift) => value(shift) > 0).length;
  return {
    title: 'Where the head pushes what it may not keep',
    paragraphs: [
      'In the paper a head that may not grow pushes information down: margins and weights of lower layers grow (appendix D).',
      `Here the margin of the layers below the head rises against the head's in ${count(({ margin }) => margin)} of ` +
        `${countOf(shifts.length, 'series', 'series')} of models that differ in head weight decay alone, and their weights grow in ` +
        `${count(({ weights }) => weights)}.`,
    ],
    figures: marginFigures(tasks, measures, layers),
  };
}
