import type { Claim } from '../judging/claim.ts';
import { byShare, notTestable } from '../judging/outcome.ts';
import { MORE_OFTEN_THAN_NOT } from '../judging/verdictRules.ts';
import type { Question } from '../question.ts';
import { type MarginShift, marginShifts } from './marginShifts.ts';
import { marginsSection } from './marginsSection.ts';

/** Series of one training and seed share their baseline; those at other learning rates of the head count with it. */
function clusters(shifts: readonly MarginShift[], value: (shift: MarginShift) => number) {
  const counts = new Map<string, { yes: number; of: number }>();
  for (const shift of shifts) {
    const key = JSON.stringify([shift.training, shift.seed]);
    const { yes, of } = counts.get(key) ?? { yes: 0, of: 0 };
    counts.set(key, { yes: yes + (value(shift) > 0 ? 1 : 0), of: of + 1 });
  }
  return [...counts.values()];
}

function pushesDown(
  about: Pick<Claim<unknown>, 'id' | 'place' | 'statement' | 'measure'>,
  value: (shift: MarginShift) => number,
): Claim<readonly MarginShift[] | null> {
  return {
    ...about,
    source: 'App. D',
    test(shifts) {
      if (!shifts)
        return notTestable('it takes weights and margins of layers (measures.csv of plateau train)');
      if (shifts.length === 0)
        return notTestable('no models of the table that were measured differ in head_weight_decay alone');
      return byShare(clusters(shifts, value), 'above', MORE_OFTEN_THAN_NOT, 'series', 'seeds of a training');
    },
  };
}

/** Does more weight decay on the head move the margin down the layers? The answer is null without measures of layers. */
export const marginsQuestion: Question<readonly MarginShift[] | null, never> = {
  ask: ({ tasks, measures = [] }) => (measures.length > 0 ? marginShifts(tasks, measures) : null),
  section: marginsSection,
  claims: [
    pushesDown(
      {
        id: 'head-settings-push-information-down',
        place: 21,
        statement: 'More weight decay on the head moves the margin from the head down into lower layers.',
        measure:
          "share of controlled series in which the log margin of the layers below the head, less the head's, rises with head weight decay",
      },
      ({ margin }) => margin,
    ),
    pushesDown(
      {
        id: 'head-settings-grow-lower-weights',
        place: 22,
        statement: 'More weight decay on the head makes the weights of lower layers grow.',
        measure:
          'share of controlled series in which the log weight norm of the layers below the head rises with head weight decay',
      },
      ({ weights }) => weights,
    ),
  ],
};
