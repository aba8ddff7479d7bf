import { checkFeatures, type FeatureMatrix, type LabelledFeatures } from './featureMatrix.ts';
import { predictClasses } from './ridge/predictClasses.ts';
import { fitRidgeProbes, type RidgeProbe } from './ridge/ridgeProbe.ts';
import { drawSupport, type Shots } from './supports.ts';

export type { FeatureMatrix, LabelledFeatures } from './featureMatrix.ts';

/** What to probe with. */
export interface FewShotOptions {
  /** Examples a class; `all` learns from every row. */
  readonly shots: readonly Shots[];
  /** Seeds that draw the supports. */
  readonly seeds: readonly number[];
  /** L2 of the ridge regression, positive; `auto` (the default) chooses it by leave-one-out on the support. */
  readonly l2?: number | 'auto';
  /** Rows of the training features to draw supports from. Default: all. */
  readonly from?: Int32Array;
}

/** A probe's accuracy on the test set. */
export interface FewShotScore {
  readonly shots: Shots;
  /** Seed that drew the support; null for `all`, where there is nothing to draw. */
  readonly seed: number | null;
  /** L2 that was used. */
  readonly l2: number;
  /** Fraction in [0, 1]. */
  readonly accuracy: number;
}

/** The predictions behind a score. */
export interface FewShotPrediction extends FewShotScore {
  /** Predicted class of every row of the test set. */
  readonly predictions: Int32Array;
}

/**
 * Few-shot accuracy of frozen features: ridge probes learn from supports drawn from the training rows and predict every
 * test row (the paper's evaluation; see `fitRidgeProbe`). Supports are nested and depend on labels and seed alone, so that
 * all layers of a model see the same examples.
 *
 * @returns a score for every shots and seed, in the order given
 * @throws RangeError for features that are not finite, labels that do not match them, fewer than two classes, or a test
 * class without training examples
 */
export function fewShotAccuracy(
  features: FeatureMatrix,
  labels: Int32Array,
  test: LabelledFeatures,
  options: FewShotOptions,
): FewShotScore[] {
  return fewShotPredictions(features, labels, test, options).map(({ predictions: _, ...score }) => score);
}

/** As `fewShotAccuracy`, with the predicted class of every test row. */
export function fewShotPredictions(
  features: FeatureMatrix,
  labels: Int32Array,
  test: LabelledFeatures,
  options: FewShotOptions,
): FewShotPrediction[] {
  checkFeatures(features, labels);
  checkFeatures(test.features, test.labels);
  if (features.columns !== test.features.columns) {
    throw new RangeError(
      `${test.features.columns} test features; expected ${features.columns}, as in training`,
    );
  }
  const known = new Set(options.from ? options.from.map((row) => labels[row]) : labels);
  const unknown = test.labels.find((label) => !known.has(label));
  if (unknown !== undefined) throw new RangeError(`test class ${unknown} has no training example`);
  const { shots, seeds, l2 = 'auto', from } = options;
  const probes = new Map<string, RidgeProbe>();
  const few = shots.filter((count) => count !== 'all').sort((a, b) => a - b);
  for (const seed of seeds) {
    const supports = few.map((count) => drawSupport(labels, count, seed, from));
    fitRidgeProbes(features, labels, supports, l2).forEach((probe, i) => {
      probes.set(`${few[i]} ${seed}`, probe);
    });
  }
  if (shots.includes('all')) {
    const [probe] = fitRidgeProbes(features, labels, [drawSupport(labels, 'all', 0, from)], l2);
    probes.set('all null', probe);
  }
  const wanted = shots.flatMap((count) =>
    (count === 'all' ? [null] : seeds).map((seed) => ({
      shots: count,
      seed,
      probe: probes.get(`${count} ${seed}`) as RidgeProbe,
    })),
  );
  const predicted = predictClasses(
    wanted.map(({ probe }) => probe),
    test.features,
  );
  return wanted.map(({ shots, seed, probe }, i) => {
    const predictions = predicted[i];
    const right = predictions.reduce((sum, label, row) => sum + (label === test.labels[row] ? 1 : 0), 0);
    return { shots, seed, l2: probe.l2, accuracy: right / predictions.length, predictions };
  });
}
