import { countOf } from '../../base/numberText.ts';
import type { ClaimResult, ClaimVerdict } from '../../questions/judging/claim.ts';
import { terminalText } from '../terminalText.ts';

const ORDER: readonly ClaimVerdict[] = ['supported', 'contradicted', 'inconclusive', 'not testable here'];

/** Claims by verdict, each with what it rests on. */
export function claimsText(claims: readonly ClaimResult[]): string {
  const blocks = ORDER.flatMap((verdict) => {
    const of = claims.filter((claim) => claim.verdict === verdict);
    return of.length === 0
      ? []
      : [`${verdict.toUpperCase()}: ${countOf(of.length, 'claim')}`, '', ...of.flatMap(claimLines)];
  });
  return [
    'Claims of arXiv 2110.02095 on this table. An interval wholly on one side of the threshold decides.',
    '',
    ...blocks,
  ].join('\n');
}

function claimLines({
  source,
  statement,
  measure,
  statistic,
  interval,
  power,
  seen,
  why,
}: ClaimResult): string[] {
  const reason = terminalText(why);
  const lines = [`  ${statement} (${source})`];
  if (statistic === null) return [...lines, `    ${reason}`, ''];
  const told = power ? `${seen}; power ${power.probability.toFixed(2)} if ${power.effect}` : seen;
  const level = interval ? Number((100 * interval.level).toFixed(1)) : 0;
  const ends = interval
    ? ` [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}] at ${level} % over ${interval.over}`
    : '';
  return [...lines, `    ${statistic.toFixed(3)}${ends}; ${reason}`, `    ${measure}`, `    ${told}`, ''];
}
