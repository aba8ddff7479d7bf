/** Spearman rank correlation of two tasks over the models that both were evaluated on (F.20, F.21). */
export interface RankCorrelationRow {
  readonly upstream: string;
  /** Names of the two tasks: 'birds', 'birds (25 shots)', or the upstream task's own name. */
  readonly first: string;
  readonly second: string;
  readonly models: number;
  /** Ties share their mean rank; null with fewer than 3 models or no spread. */
  readonly spearman: number | null;
  /** 95 % interval, bootstrap over models (over runs where the table names runs). */
  readonly low: number | null;
  readonly high: number | null;
}

/** Two clusters joined: tasks are 0 .. n-1, the cluster made by merge i is n+i. */
export interface ClusterMerge {
  readonly first: number;
  readonly second: number;
  /** Mean of 1 - spearman between their tasks (average linkage). */
  readonly distance: number;
  readonly size: number;
}

/** What `rankCorrelations` found for one upstream task. */
export interface RankCorrelations {
  readonly upstream: string;
  /** Tasks in the order for a heat map: similar ones side by side; the upstream task among them. */
  readonly order: readonly string[];
  readonly merges: readonly ClusterMerge[];
  /** Every ordered pair, the diagonal too, so that a heat map needs nothing more. */
  readonly rows: readonly RankCorrelationRow[];
  readonly seed: number;
  readonly notes: readonly string[];
}
