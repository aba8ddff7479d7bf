/**
 * How the law is fitted:
 * - `hull`: least squares on the vertices of the upper hull, as the paper does;
 * - `hull-to-best`: the same up to the vertex of the best downstream accuracy, behind which the hull falls;
 * - `envelope`: the law on or above every model with the smallest mean gap;
 * - `all`: least squares on all models, which describes the average model instead of the frontier.
 */
export type LawMethod = 'hull' | 'hull-to-best' | 'envelope' | 'all';

export const LAW_METHODS: readonly LawMethod[] = ['hull', 'hull-to-best', 'envelope', 'all'];
