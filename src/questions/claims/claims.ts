import type { Claim, ClaimResult } from '../judging/claim.ts';
import { seenBy } from '../judging/seen.ts';
import { QUESTION_IDS, type QuestionId } from '../questionIds.ts';
import { questionOf } from '../questions.ts';
import type { Evidence } from './evidence.ts';

interface AskedClaim {
  readonly of: QuestionId;
  readonly claim: Claim<unknown>;
}

const ASKED: readonly AskedClaim[] = QUESTION_IDS.flatMap((of) =>
  (questionOf(of).claims ?? []).map((claim) => ({ of, claim })),
).sort((a, b) => a.claim.place - b.claim.place);

/** Every claim, in the order of the paper. */
export const CLAIMS: readonly Claim<unknown>[] = ASKED.map(({ claim }) => claim);

/** Scores every claim of arXiv 2110.02095 on a table; `verdictRules` says how. */
export function scoreClaims({ answers, ...table }: Evidence): ClaimResult[] {
  return ASKED.map(({ of, claim }) => {
    const { id, source, statement, measure } = claim;
    const outcome = claim.test(answers[of] ?? null, table);
    const power = outcome.power ?? null;
    return { id, source, statement, measure, ...outcome, power, seen: seenBy(outcome.verdict, power) };
  });
}
