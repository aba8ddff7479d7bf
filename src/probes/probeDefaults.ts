/** Defaults of the few-shot probe. Those of the paper are those of its public code (big_vision's few-shot evaluator). */

/** Constant feature that stands for the bias; so large that the bias is almost unregularised. */
export const BIAS_FEATURE = 100;
/** Added to every standard deviation, so that a feature that does not vary is harmless. */
export const DEVIATION_FLOOR = 1e-5;
/** The paper's L2. */
export const PAPER_L2 = 2 ** 10;
/** What leave-one-out chooses from, in ascending order: a factor of 4 apart, the paper's among them. */
export const L2_GRID: readonly number[] = Array.from({ length: 13 }, (_, i) => 4 ** (i - 2));
/** Examples a class, as in the paper. */
export const PAPER_SHOTS: readonly number[] = [1, 5, 10, 25];
