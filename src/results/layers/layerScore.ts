import { groupBy } from '../../base/groupBy.ts';

/** Few-shot accuracy of a probe on one layer of one model: a row of `layers.csv`. */
export interface LayerScore {
  /** Id of the model or run. */
  readonly model: string;
  /** Name of the upstream task. */
  readonly upstream: string;
  /** Upstream accuracy of the model, a fraction. */
  readonly upstreamAccuracy: number;
  /** Name of the layer. */
  readonly layer: string;
  /** Where the layer stands, in [0, 1]; 1 is the top. */
  readonly depth: number;
  /** Name of the downstream task. */
  readonly downstream: string;
  /** Examples a class; null for all. */
  readonly shots: number | null;
  /** Seed that drew the support; left out where the accuracy is a mean over seeds. */
  readonly seed?: string;
  /** Accuracy of the probe on the test set, a fraction. */
  readonly accuracy: number;
  /** Accuracy on other samples than the test set, to choose the best layer by. */
  readonly selectionAccuracy?: number;
}

/** Layers of one model on one task and number of shots. */
export interface LayerProfile {
  readonly model: string;
  readonly upstream: string;
  readonly upstreamAccuracy: number;
  readonly downstream: string;
  readonly shots: number | null;
  /** From the lowest to the top one; every seed's score of a layer. */
  readonly layers: readonly {
    readonly layer: string;
    readonly depth: number;
    readonly scores: readonly LayerScore[];
  }[];
}

/** Puts the scores of every model and task together, layers by depth. */
export function layerProfiles(scores: readonly LayerScore[]): LayerProfile[] {
  const groups = groupBy(scores, ({ upstream, downstream, shots, model }) =>
    JSON.stringify([upstream, downstream, shots, model]),
  );
  return [...groups.values()].map((group) => {
    const names = [...new Set(group.map(({ layer }) => layer))];
    const layers = names.map((layer) => {
      const own = group.filter((score) => score.layer === layer);
      return { layer, depth: own[0].depth, scores: own };
    });
    const { model, upstream, upstreamAccuracy, downstream, shots } = group[0];
    return {
      model,
      upstream,
      upstreamAccuracy,
      downstream,
      shots,
      layers: layers.sort((a, b) => a.depth - b.depth),
    };
  });
}
