/** What may be scaled: columns of the table. */
export type ScaleAxis = 'parameters' | 'dataFraction' | 'epochs';

export const SCALE_AXES: readonly ScaleAxis[] = ['parameters', 'dataFraction', 'epochs'];
