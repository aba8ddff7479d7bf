import { listText } from '../../base/numberText.ts';
import type { ClaimResult } from '../judging/claim.ts';
import type { ClaimVerdict } from '../judging/claimVerdict.ts';
import { ENOUGH_POWER, type Seen } from '../judging/seen.ts';
import type { Section } from '../question.ts';
import type { ReportTable } from '../section.ts';

const UNTESTED: ClaimVerdict = 'not testable here';
const VERDICTS: readonly ClaimVerdict[] = ['supported', 'contradicted', 'inconclusive', UNTESTED];

const SEEN: readonly Seen[] = ['seen', 'not seen', 'cannot be seen at this size', 'not measured'];

/** The claims of the paper, scored on this table. */
export function claimsSection(claims: readonly ClaimResult[]): Section {
  const counts = VERDICTS.flatMap((verdict) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  const told = SEEN.flatMap((word) => {
    const count = claims.filter(({ seen }) => seen === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return {
    title: "The paper's claims on this table",
    paragraphs: [
      [
        { strong: `Of ${claims.length} claims: ${listText(counts)}. ` },
        'A claim is supported or contradicted where the interval of its statistic lies wholly on one side of the threshold.',
      ],
      `What the paper shows, figure by figure: ${listText(told)}. What is undecided was not seen where the test would have found ` +
        `the stated effect with a probability of ${ENOUGH_POWER} or more, and could not be seen at this size where it would not.`,
    ],
    tables: [claimTable(claims), untestedTable(claims)].filter(({ rows }) => rows.length > 0),
  };
}

/** Claims in the order of the paper, each with what was found here beside it. */
function claimTable(claims: readonly ClaimResult[]): ReportTable {
  return {
    id: 'claims',
    title: 'Claims of arXiv 2110.02095',
    columns: [
      { name: 'source', title: 'Paper', kind: 'text' },
      { name: 'statement', title: 'What it says', kind: 'text' },
      { name: 'verdict', title: 'Verdict', kind: 'verdict' },
      { name: 'seen', title: 'Here', kind: 'text' },
      { name: 'statistic', title: 'Statistic', kind: 'number' },
      { name: 'low', title: 'from', kind: 'number' },
      { name: 'high', title: 'to', kind: 'number' },
      { name: 'power', title: 'Power', kind: 'fraction' },
      { name: 'why', title: 'Why', kind: 'text' },
      { name: 'measure', title: 'Measure', kind: 'text' },
    ],
    rows: claims
      .filter(({ verdict }) => verdict !== UNTESTED)
      .map(({ statement, source, verdict, seen, statistic, interval, power, why, measure }) => [
        source,
        statement,
        verdict,
        seen,
        statistic,
        interval?.low ?? null,
        interval?.high ?? null,
        power?.probability ?? null,
        why,
        measure,
      ]),
    open: true,
    legend: [
      'Power: how often the test would support the claim were it so in nine of ten tasks (pairs, series), with a rank correlation of 0.6, or with five points gained by one setting of the head, by the kind of test.',
    ],
  };
}

/** Claims that this table cannot test, and what that would take. */
function untestedTable(claims: readonly ClaimResult[]): ReportTable {
  return {
    id: 'untested-claims',
    title: 'Not testable on this table',
    columns: [
      { name: 'statement', title: 'Claim', kind: 'text' },
      { name: 'source', title: 'Source', kind: 'text' },
      { name: 'why', title: 'Why not', kind: 'text' },
    ],
    rows: claims
      .filter(({ verdict }) => verdict === UNTESTED)
      .map(({ statement, source, why }) => [statement, source, why]),
  };
}
