import { countText, percentText } from '../base/numberText.ts';
import { FLAT_RISE, IDENTIFIED_POINTS } from '../curves/lawLimits.ts';
import { ADEQUACY } from '../fits/adequacy/adequacyCheck.ts';
import type { TaskAnswer } from '../fits/taskAnswer.ts';
import { OBSERVED_SLOPE } from '../fits/top/observedSlope.ts';
import { VERDICTS } from '../fits/verdict/verdict.ts';
import type { FittedTable } from '../questions/fittedTable.ts';
import type { Section } from '../questions/question.ts';
import type { Paragraph } from '../questions/section.ts';

/** What was fitted and how, in as many words as a reader needs to judge it. */
export const methodsSection = ({ answers }: FittedTable): Section => ({
  title: 'Methods',
  paragraphs: [
    [
      { strong: 'Observed slope: ' },
      `the line of the ${OBSERVED_SLOPE.quantile} quantile of downstream accuracy through the best models by upstream accuracy, with a bootstrap over runs, else families. It needs no law, and is the slope over that window, not a forecast of the next point.`,
    ],
    [
      { strong: 'Law: ' },
      { code: 'e_DS = k · e_US^alpha + e_IR' },
      ', the saturating power law of ',
      { link: 'https://arxiv.org/abs/2110.02095', text: 'Exploring the Limits of Large Scale Pre-training' },
      ' (Eq. 1), where an error is 1 − accuracy. ',
      { code: 'e_IR' },
      ' is the downstream error that is left when the upstream error is 0, and ',
      { code: '1 − e_IR' },
      ' the plateau.',
    ],
    [
      { strong: 'Frontier: ' },
      'the posterior of the law that models come near to but do not pass, with gaps of a gamma distribution and the noise of the test sets where their sizes are known. Its curve, parameters, intervals and what a target needs are medians and quantiles over the same draws.',
    ],
    [
      { strong: 'Checks: ' },
      `a law counts only where models come near its curve everywhere (contact, p ≥ ${ADEQUACY.contact}, or ${ADEQUACY.hidden.contact} where noise hides the edge), where the curve is within ${100 * ADEQUACY.reach} points of the nearest model (reach), and where it rises at the top as the models do (slope). Otherwise its plateau and verdict are withheld, and the observed slope answers.`,
    ],
    [
      { strong: 'Verdicts: ' },
      `by the law, "keeps paying" from ${VERDICTS.keepsPaying} points a point, "saturated" below ${VERDICTS.saturated} or with less than ${100 * VERDICTS.headroom} points left, "near its plateau" between, each by its whole interval; by the observed slope, "flat" within ${VERDICTS.flat} of 0, "declines" below 0, "slowing" where it is surely less than before, "still rising" above ${VERDICTS.flat}.`,
    ],
    [
      { strong: 'Other fits, for comparison: ' },
      `hull, least squares on the vertices of the upper hull, as in the paper; hull-to-best, without the vertices behind the best model; envelope, the law above all models with the smallest mean gap; all, least squares on all models. Each is its global optimum; parameters are given only from ${IDENTIFIED_POINTS} distinct vertices on, away from bounds, and where half or twice the alpha fits more than ${100 * FLAT_RISE} % worse.`,
    ],
    intervalParagraph(answers),
  ],
});

/** How intervals were made and how often such intervals were right, or that there are none. */
function intervalParagraph(answers: readonly TaskAnswer[]): Paragraph {
  const label = { strong: 'Intervals: ' };
  const frontiers = answers.flatMap(({ frontier }) => (frontier?.kind === 'frontier' ? [frontier] : []));
  if (frontiers.length === 0) return [label, 'none of a law were made, or none could be estimated.'];
  const [{ level, draws, seed }] = frontiers;
  const settings = new Map(
    frontiers.flatMap(({ coverage }) => (coverage ? [[coverage.setting, coverage.measured]] : [])),
  );
  const covered = [...settings].map(([setting, measured]) => `${percentText(measured)} (${setting})`);
  const notes = [...new Set(frontiers.flatMap((frontier) => frontier.notes))];
  return [
    label,
    `nominally ${percentText(level)}, ${countText(draws.length)} laws drawn, seed ${seed}.`,
    covered.length > 0
      ? ` In simulations like these tasks such intervals held the true e_IR in this share of cases: ${covered.join('; ')}.`
      : '',
    ...notes.map((note) => ` Note: ${note}.`),
  ];
}
