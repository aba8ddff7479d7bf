import { listText, percentText } from '../base/numberText.ts';
import { FLAT_RISE, IDENTIFIED_POINTS } from '../curves/lawLimits.ts';
import type { TaskFit } from '../fits/fitTasks.ts';
import { intervalOf } from '../fits/taskIntervals.ts';
import type { FittedTable } from '../questions/fittedTable.ts';
import type { Section } from '../questions/question.ts';
import type { Paragraph } from '../questions/section.ts';

/** What was fitted and how, in as many words as a reader needs to judge it. */
export const methodsSection = ({ fits }: FittedTable): Section => ({
  title: 'Methods',
  paragraphs: [
    [
      'Each task is fitted with the saturating power law of ',
      { link: 'https://arxiv.org/abs/2110.02095', text: 'Exploring the Limits of Large Scale Pre-training' },
      ' (Eq. 1): ',
      { code: 'e_DS = k · e_US^alpha + e_IR' },
      ', where an error is 1 − accuracy. ',
      { code: 'e_IR' },
      ' is the downstream error that is left when the upstream error is 0, and ',
      { code: '1 − e_IR' },
      ' the plateau. k ≥ 0, 0 ≤ e_IR ≤ 1 and 0.01 ≤ alpha ≤ 100; every fit is the global optimum.',
    ],
    [
      { strong: 'Envelope: ' },
      'the law on or above every model with the smallest mean gap to the models. It leads here, because the vertices of a hull lie below the frontier and least squares on them puts e_IR too high.',
    ],
    [
      { strong: 'Hull: ' },
      'least squares on the vertices of the upper convex hull, as in the paper. Choosing at random between two models reaches every point between them (Lemma 2.1), so that the hull is the frontier that is really attainable.',
    ],
    [
      { strong: 'All: ' },
      'least squares on all models: the average model, not the best. It decides no verdict.',
    ],
    [
      { strong: 'Not determined: ' },
      `fewer than ${IDENTIFIED_POINTS} distinct hull vertices, alpha at a bound, or half or twice the alpha fits within ${100 * FLAT_RISE} % as well. Then no plateau is claimed.`,
    ],
    intervalParagraph(fits),
  ],
});

/** How intervals were made and how often such intervals were right, or that there are none. */
function intervalParagraph(fits: readonly TaskFit[]): Paragraph {
  const intervals = fits.flatMap((fit) => intervalOf(fit) ?? []);
  const label = { strong: 'Intervals: ' };
  if (intervals.length === 0) return [label, 'none were made, or none could be estimated.'];
  const [{ level, replicates }] = intervals;
  const methods = [...new Set(intervals.map(({ method }) => method))];
  const settings = new Map(
    intervals.flatMap(({ coverage }) => (coverage ? [[coverage.setting, coverage.measured]] : [])),
  );
  const covered = [...settings].map(([setting, measured]) => `${percentText(measured)} (${setting})`);
  const notes = [...new Set(intervals.flatMap((interval) => interval.notes))];
  return [
    label,
    `nominally ${percentText(level)}, ${replicates} laws drawn; ${listText(methods)}.`,
    covered.length > 0
      ? ` In simulations like these tasks such intervals held the true e_IR in ${listText(covered)} of cases.`
      : '',
    ...notes.map((note) => ` Note: ${note}.`),
  ];
}
