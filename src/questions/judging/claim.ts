import type { Interval } from '../../statistics/interval.ts';
import type { AskedTable } from '../askedTable.ts';
import type { ClaimVerdict } from './claimVerdict.ts';
import type { Power, Seen } from './seen.ts';

/** What is claimed, wherever it is tested. */
export interface ClaimStatement {
  /** Short name, stable: 'hull-predicts-better'. */
  readonly id: string;
  /** Figure, table or section of the paper. */
  readonly source: string;
  readonly statement: string;
  /** What is measured, in words with its unit. */
  readonly measure: string;
}

/** One of the paper's claims, scored on a table. */
export interface ClaimResult extends ClaimStatement {
  /** The number; null where it is not testable here. */
  readonly statistic: number | null;
  /** Null where it could not be estimated. */
  readonly interval: (Interval & { readonly level: number; readonly over: string }) | null;
  /** Tasks, steps or models that the number rests on. */
  readonly count: number;
  readonly verdict: ClaimVerdict;
  /** How often the test would find an effect of a stated size; null where that was not worked out. */
  readonly power: Power | null;
  /** The verdict as a reader is told it: undecided is not unseen (`seenBy`). */
  readonly seen: Seen;
  /** One sentence: what the verdict rests on, or what is missing. */
  readonly why: string;
}

/** What a test gives; its power where it was worked out. */
export type Outcome = Omit<ClaimResult, keyof ClaimStatement | 'power' | 'seen'> &
  Partial<Pick<ClaimResult, 'power'>>;

/** A claim that can be tested by the answer to a question. */
export interface Claim<Answer> extends ClaimStatement {
  /** Where it stands among all claims: in the order of the paper. */
  readonly place: number;
  test(answer: Answer, table: AskedTable): Outcome;
}
