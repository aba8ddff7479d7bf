import type { Question } from '../question.ts';
import { collectComparison, compareRivals, type RivalsAnswer } from './compareRivals.ts';
import { rivalCurves } from './compareTask.ts';
import { lawBeatsPower, logitDoesNotStraighten } from './rivalClaims.ts';
import { EXTRAPOLATION_CUTS } from './rivalRows.ts';
import { rivalsSection } from './rivalsSection.ts';

/** Cut in upstream accuracy whose rival curves are drawn. */
const DRAWN_CUT = EXTRAPOLATION_CUTS[1];

/** Does another curve describe the models better, or predict better models better? */
export const rivalsQuestion: Question<RivalsAnswer, never> = {
  ask: ({ tasks }) => ({
    comparison: compareRivals(tasks),
    curves: tasks.flatMap((task) => rivalCurves(task, 'hull', DRAWN_CUT)),
  }),
  // Claims hold fits to all models of a task against each other; cuts are what takes long.
  askForClaims: ({ tasks }) => ({ comparison: compareRivals(tasks, []), curves: [] }),
  eachTask: {
    join: (parts) => ({
      comparison: collectComparison(
        parts.map(({ comparison }) => comparison),
        EXTRAPOLATION_CUTS,
      ),
      curves: parts.flatMap(({ curves }) => curves),
    }),
    withoutRows: true,
  },
  section: rivalsSection,
  claims: [lawBeatsPower, logitDoesNotStraighten],
};
