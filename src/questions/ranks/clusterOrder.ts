/**
 * Agglomerative clustering with average linkage (Sokal and Michener 1958): the two clusters with the smallest mean
 * distance between their members are joined, again and again. `order` lists the members so that joined clusters
 * stand side by side, the one whose first member was listed first in front.
 *
 * @param distance symmetric, one row a member
 * @example clusterOrder([[0, 9, 1], [9, 0, 8], [1, 8, 0]]).order // [0, 2, 1]
 */
export function clusterOrder(distance: readonly (readonly number[])[]): {
  order: number[];
  merges: ClusterMerge[];
} {
  const n = distance.length;
  const clusters = distance.map((row, id) => ({ id, members: [id], to: new Map(row.map((d, j) => [j, d])) }));
  const merges: ClusterMerge[] = [];
  while (clusters.length > 1) {
    let [a, b] = [0, 1];
    const between = (i: number, j: number) => clusters[i].to.get(clusters[j].id) as number;
    for (let i = 0; i < clusters.length; i++) {
      for (let j = i + 1; j < clusters.length; j++) if (between(i, j) < between(a, b)) [a, b] = [i, j];
    }
    const [first, second] = [clusters[a], clusters[b]];
    const size = first.members.length + second.members.length;
    merges.push({ first: first.id, second: second.id, distance: between(a, b), size });
    const joined = {
      id: n + merges.length - 1,
      members: [...first.members, ...second.members],
      to: new Map<number, number>(),
    };
    clusters.splice(b, 1);
    clusters.splice(a, 1);
    for (const other of clusters) {
      // Lance and Williams (1967): the mean over pairs is the mean of the two means, weighted by size.
      const mean =
        (first.members.length * (other.to.get(first.id) as number) +
          second.members.length * (other.to.get(second.id) as number)) /
        size;
      other.to.set(joined.id, mean);
      joined.to.set(other.id, mean);
    }
    clusters.splice(a, 0, joined);
  }
  return { order: clusters[0]?.members ?? [], merges };
}

/** Two clusters joined: tasks are 0 .. n-1, the cluster made by merge i is n+i. */
export interface ClusterMerge {
  readonly first: number;
  readonly second: number;
  /** Mean of 1 - spearman between their tasks (average linkage). */
  readonly distance: number;
  readonly size: number;
}
