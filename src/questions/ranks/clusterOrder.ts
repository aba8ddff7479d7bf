/**
 * Agglomerative clustering with average linkage (Sokal and Michener 1958): the two clusters with the smallest mean
 * distance between their members are joined, again and again. `order` lists the members so that joined clusters
 * stand side by side, the one whose first member was listed first in front.
 *
 * @param distance symmetric, one row a member
 * @example clusterOrder([[0, 9, 1], [9, 0, 8], [1, 8, 0]]).order // [0, 2, 1]
 */
export function clusterOrder(distance: readonly ArrayLike<number>[]): {
  order: number[];
  merges: ClusterMerge[];
} {
  const n = distance.length;
  const to = distance.map((row) => Float64Array.from(row));
  const clusters = distance.map((_, id) => ({ id, members: [id] }));
  const alive = clusters.map((_, i) => i);
  // Of each cluster the nearest behind it, so that finding the two nearest of all does not look at every pair again.
  const nearest = clusters.map(() => -1);
  const look = (i: number) => {
    nearest[i] = -1;
    for (const j of alive) if (j > i && (nearest[i] < 0 || to[i][j] < to[i][nearest[i]])) nearest[i] = j;
  };
  for (const i of alive) look(i);
  const merges: ClusterMerge[] = [];
  while (alive.length > 1) {
    let a = alive[0];
    for (const i of alive) if (nearest[i] >= 0 && to[i][nearest[i]] < to[a][nearest[a]]) a = i;
    const b = nearest[a];
    const [first, second] = [clusters[a], clusters[b]];
    const size = first.members.length + second.members.length;
    merges.push({ first: first.id, second: second.id, distance: to[a][b], size });
    clusters[a] = { id: n + merges.length - 1, members: [...first.members, ...second.members] };
    alive.splice(alive.indexOf(b), 1);
    for (const other of alive) {
      if (other === a) continue;
      // Lance and Williams (1967): the mean over pairs is the mean of the two means, weighted by size.
      const mean = (first.members.length * to[other][a] + second.members.length * to[other][b]) / size;
      to[other][a] = mean;
      to[a][other] = mean;
    }
    for (const i of alive) {
      if (i === a || nearest[i] === a || nearest[i] === b) look(i);
      else if (i < a && to[i][a] <= to[i][nearest[i]]) {
        if (to[i][a] < to[i][nearest[i]] || a < nearest[i]) nearest[i] = a;
      }
    }
  }
  return { order: clusters[alive[0]]?.members ?? [], merges };
}

/** Two clusters joined: tasks are 0 .. n-1, the cluster made by merge i is n+i. */
export interface ClusterMerge {
  readonly first: number;
  readonly second: number;
  /** Mean of 1 - spearman between their tasks (average linkage). */
  readonly distance: number;
  readonly size: number;
}
