import { countOf } from '../../base/numberText.ts';
import type { ClaimResult } from '../../questions/judging/claim.ts';
import type { ClaimVerdict } from '../../questions/judging/claimVerdict.ts';
import { terminalText } from '../terminalText.ts';
import { wrapped } from './wrapped.ts';

const ORDER: readonly ClaimVerdict[] = ['supported', 'contradicted', 'inconclusive', 'not testable here'];

/** Claims by verdict, each with what it rests on. */
export function claimsText(claims: readonly ClaimResult[], width: number): string {
  const blocks = ORDER.flatMap((verdict) => {
    const of = claims.filter((claim) => claim.verdict === verdict);
    return of.length === 0
      ? []
      : [
          `${verdict.toUpperCase()}: ${countOf(of.length, 'claim')}`,
          '',
          ...of.flatMap((claim) => claimLines(claim, width)),
        ];
  });
  return [
    wrapped(
      'Claims of arXiv 2110.02095 on this table. An interval wholly on one side of the threshold decides.',
      width,
    ),
    '',
    ...blocks,
  ].join('\n');
}

function claimLines(claim: ClaimResult, width: number): string[] {
  const { source, statement, measure, statistic, interval, power, seen, why } = claim;
  const reason = terminalText(why);
  const line = (text: string, indent: string) => `${indent}${wrapped(text, width, indent)}`;
  const lines = [line(`${statement} (${source})`, '  ')];
  if (statistic === null) return [...lines, line(reason, '    '), ''];
  const told = power ? `${seen}; power ${power.probability.toFixed(2)} if ${power.effect}` : seen;
  const level = interval ? Number((100 * interval.level).toFixed(1)) : 0;
  const ends = interval
    ? ` [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}] at ${level} % over ${interval.over}`
    : '';
  return [
    ...lines,
    line(`${statistic.toFixed(3)}${ends}; ${reason}`, '    '),
    line(measure, '    '),
    line(told, '    '),
    '',
  ];
}
