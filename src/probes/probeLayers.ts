import { type BestLayer, bestLayer } from './bestLayer.ts';
import { type FeatureMatrix, type LabelledFeatures, selectRows } from './featureMatrix.ts';
import { type FewShotOptions, fewShotPredictions } from './fewShotProbe.ts';
import type { Shots } from './supports.ts';

/** One layer's features, made or read when they are needed. */
export interface ProbedLayer {
  readonly name: string;
  /** Features of all training rows. */
  read(): FeatureMatrix;
  /** Features of the test rows; left out where the test rows are among the training features. */
  readTest?(): FeatureMatrix;
}

/** Which rows to learn from and which to test on. */
export interface ProbeRows {
  /** Class of every row of the training features. */
  readonly labels: Int32Array;
  /** Rows to draw supports from. */
  readonly train: Int32Array;
  /** Test rows of the training features, or the labels of test features of their own. */
  readonly test: { readonly rows: Int32Array } | { readonly labels: Int32Array };
}

/** A layer at one number of shots. */
export interface LayerAccuracy {
  readonly layer: string;
  /** Where the layer stands, in (0, 1]; 1 is the top. */
  readonly depth: number;
  readonly shots: Shots;
  /** Mean over seeds, a fraction. */
  readonly accuracy: number;
  /** Standard deviation over seeds; null with fewer than two. */
  readonly spread: number | null;
  /** Every seed's accuracy and L2. The seed is null where all rows are learnt from. */
  readonly seeds: readonly { readonly seed: number | null; readonly accuracy: number; readonly l2: number }[];
  /** L2 that was used: the middle one (the lower of two) where seeds chose differently. */
  readonly l2: number;
}

/** What probing all layers tells. */
export interface LayerProbes {
  readonly layers: readonly LayerAccuracy[];
  readonly best: readonly (BestLayer & { readonly shots: Shots })[];
}

/**
 * Probes layers one after the other, from the lowest to the top one, with the same supports for all of them; only one
 * layer is in memory at a time.
 *
 * @param seed of the random division of the test examples by which the best layer is chosen
 * @param onLayer told after each layer
 * @throws RangeError from `fewShotAccuracy`
 */
export function probeLayers(
  layers: readonly ProbedLayer[],
  { labels, train, test }: ProbeRows,
  options: FewShotOptions,
  seed: number,
  onLayer: (done: number) => void = () => {},
): LayerProbes {
  const accuracies: LayerAccuracy[] = [];
  const hits = new Map<Shots, { layer: string; hits: Uint8Array[] }[]>(
    options.shots.map((count) => [count, []]),
  );
  layers.forEach((layer, at) => {
    const features = layer.read();
    const testSet: LabelledFeatures =
      'rows' in test
        ? { features: selectRows(features, test.rows), labels: test.rows.map((row) => labels[row]) }
        : { features: layer.readTest?.() ?? features, labels: test.labels };
    const scores = fewShotPredictions(features, labels, testSet, { ...options, from: train });
    for (const shots of options.shots) {
      const seeds = scores.filter((score) => score.shots === shots);
      accuracies.push(layerAccuracy(layer.name, (at + 1) / layers.length, shots, seeds));
      hits.get(shots)?.push({
        layer: layer.name,
        hits: seeds.map(({ predictions }) =>
          Uint8Array.from(predictions, (label, i) => (label === testSet.labels[i] ? 1 : 0)),
        ),
      });
    }
    onLayer(at + 1);
  });
  const best = options.shots.map((shots) => ({ shots, ...bestLayer(hits.get(shots) ?? [], seed) }));
  return { layers: accuracies, best };
}

function layerAccuracy(
  layer: string,
  depth: number,
  shots: Shots,
  scores: readonly { seed: number | null; accuracy: number; l2: number }[],
): LayerAccuracy {
  const n = scores.length;
  const accuracy = scores.reduce((sum, score) => sum + score.accuracy, 0) / n;
  const squares = scores.reduce((sum, score) => sum + (score.accuracy - accuracy) ** 2, 0);
  const l2s = scores.map(({ l2 }) => l2).sort((a, b) => a - b);
  return {
    layer,
    depth,
    shots,
    accuracy,
    spread: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    seeds: scores.map(({ seed, accuracy, l2 }) => ({ seed, accuracy, l2 })),
    l2: l2s[(n - 1) >> 1],
  };
}
