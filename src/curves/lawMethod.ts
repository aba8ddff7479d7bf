/**
 * How one law is fitted:
 * - `hull`: least squares on the vertices of the upper hull, as the paper does;
 * - `hull-to-best`: the same up to the best downstream model, without the vertices behind it, which pass for a plateau;
 * - `envelope`: the law on or above every model with the smallest mean gap;
 * - `all`: least squares on all models, which describes the average model instead of the frontier.
 */
export type LawMethod = 'hull' | 'hull-to-best' | 'envelope' | 'all';

export const LAW_METHODS: readonly LawMethod[] = ['hull', 'hull-to-best', 'envelope', 'all'];

/** An estimator of a task's law: the posterior of the frontier (`frontierFit`), or one of the laws above. */
export type Estimator = 'frontier' | LawMethod;

export const ESTIMATORS: readonly Estimator[] = ['frontier', ...LAW_METHODS];
