import { groupBy } from '../../base/groupBy.ts';
import type { Random } from '../../base/random.ts';

/** Models that are resampled together. */
export interface Clusters {
  /** Members of each cluster, as places in the list of models. */
  readonly members: readonly (readonly number[])[];
  /** Whether models were grouped at all. */
  readonly known: boolean;
}

/**
 * Groups models by an id, in an order that depends on their accuracies alone: neither the order of rows nor the names
 * of clusters change a bootstrap. Clusters whose models have the same accuracies may swap without any effect.
 *
 * @param places rank of each model by its accuracies, equal for equal ones
 * @param ids cluster of each model, or undefined: each its own
 */
export function clusterModels(places: ArrayLike<number>, ids: ArrayLike<unknown> | undefined): Clusters {
  const models = Array.from(places, (_, i) => i);
  // A model without an id is a cluster of its own.
  const members = [...groupBy<number, unknown>(models, (i) => ids?.[i] ?? { model: i }).values()];
  for (const list of members) list.sort((i, j) => places[i] - places[j]);
  members.sort((a, b) => {
    for (let m = 0; m < Math.min(a.length, b.length); m++) {
      if (places[a[m]] !== places[b[m]]) return places[a[m]] - places[b[m]];
    }
    return a.length - b.length;
  });
  return { members, known: members.length < places.length };
}

/** Draws as many clusters as there are, with replacement; `counts` becomes how often each model was drawn. */
export function drawClusters({ members }: Clusters, counts: Uint16Array, random: Random): void {
  counts.fill(0);
  for (let draw = 0; draw < members.length; draw++) {
    for (const model of members[random.integer(members.length)]) counts[model]++;
  }
}
