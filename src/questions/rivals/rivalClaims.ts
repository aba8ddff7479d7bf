import type { RivalName } from '../../curves/rivals/rivals.ts';
import { countsPerTask } from '../../statistics/perTask.ts';
import type { Claim } from '../judging/claim.ts';
import { byShare, notTestable } from '../judging/outcome.ts';
import { AICC_MARGIN, MORE_OFTEN_THAN_NOT } from '../judging/verdictRules.ts';
import type { RivalsAnswer } from './compareRivals.ts';
import type { RivalFitRow } from './rivalRows.ts';

/** For each task, whether the saturating law describes all models better than a rival. */
function lawAgainst({ comparison }: RivalsAnswer, rival: RivalName) {
  const onAll = comparison.fits.filter(({ fittedTo, aicc }) => fittedTo === 'all' && aicc !== null);
  const same = (a: RivalFitRow, b: RivalFitRow) =>
    a.upstream === b.upstream && a.downstream === b.downstream && a.shots === b.shots;
  const pairs = onAll
    .filter((row) => row.rival === 'saturating')
    .flatMap((law) => {
      const other = onAll.find((row) => row.rival === rival && same(row, law));
      return other ? [{ ...law, better: (law.aicc as number) < (other.aicc as number) - AICC_MARGIN }] : [];
    });
  if (pairs.length === 0) return notTestable('no task has models enough for both curves');
  return byShare(
    countsPerTask(pairs, ({ better }) => better),
    'above',
    MORE_OFTEN_THAN_NOT,
    'fits',
    'tasks',
  );
}

const measure = `share of fits to all models of a task that the law fits better (AICc lower by more than ${AICC_MARGIN})`;

export const lawBeatsPower: Claim<RivalsAnswer> = {
  id: 'law-beats-power-law',
  place: 1,
  source: 'Eq. 1',
  statement: 'An irreducible error is needed: a plain power law, straight in log-log axes, fits worse.',
  measure,
  test: (answer) => lawAgainst(answer, 'power'),
};

export const logitDoesNotStraighten: Claim<RivalsAnswer> = {
  id: 'logit-does-not-straighten',
  place: 5,
  source: 'Fig. F.2',
  statement: 'Logit axes do not straighten the data: a line in them fits worse than the law.',
  measure,
  test: (answer) => lawAgainst(answer, 'logit'),
};
