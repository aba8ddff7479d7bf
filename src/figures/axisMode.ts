/**
 * What the axes of a figure of accuracies show:
 * - `accuracy`: downstream against upstream accuracy, linear (Fig. 1);
 * - `error`: error = 1 - accuracy on logarithmic axes, on which a pure power law is straight (appendix F.2);
 * - `logit`: accuracy on logit axes, on which Kornblith et al. (2019) find straight lines (appendix F.2).
 */
export type AxisMode = 'accuracy' | 'error' | 'logit';

export const AXIS_MODES: readonly AxisMode[] = ['accuracy', 'error', 'logit'];
