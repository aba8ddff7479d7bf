/** Kinds of data set that can be read from a folder. */
export const DATASET_KINDS = ['idx', 'cifar10', 'cifar100'] as const;
export type DatasetKind = (typeof DATASET_KINDS)[number];
