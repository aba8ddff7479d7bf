/** What the data say about a claim. */
export type ClaimVerdict = 'supported' | 'contradicted' | 'inconclusive' | 'not testable here';

/** One of the paper's claims, scored on a table. */
export interface ClaimResult {
  /** Short name, stable: 'hull-predicts-better'. */
  readonly id: string;
  /** Figure or table of the paper. */
  readonly source: string;
  readonly statement: string;
  /** What was measured, in words with its unit. */
  readonly measure: string;
  /** The number; null where it is not testable here. */
  readonly statistic: number | null;
  readonly interval: {
    readonly level: number;
    readonly low: number;
    readonly high: number;
    readonly over: string;
  } | null;
  /** Tasks, steps or models that the number rests on. */
  readonly count: number;
  readonly verdict: ClaimVerdict;
  /** One sentence: what the verdict rests on, or what is missing. */
  readonly why: string;
}
