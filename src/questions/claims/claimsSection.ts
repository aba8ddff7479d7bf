import { listText } from '../../base/numberText.ts';
import type { ClaimResult, ClaimVerdict } from '../judging/claim.ts';
import type { Section } from '../question.ts';
import type { ReportTable } from '../section.ts';

const UNTESTED: ClaimVerdict = 'not testable here';
const VERDICTS: readonly ClaimVerdict[] = ['supported', 'contradicted', 'inconclusive', UNTESTED];

/** The claims of the paper, scored on this table. */
export function claimsSection(claims: readonly ClaimResult[]): Section {
  const counts = VERDICTS.flatMap((verdict) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  return {
    title: "The paper's claims on this table",
    paragraphs: [
      [
        { strong: `Of ${claims.length} claims: ${listText(counts)}. ` },
        'A claim is supported or contradicted where the interval of its statistic lies wholly on one side of the threshold.',
      ],
    ],
    tables: [claimTable(claims), untestedTable(claims)].filter(({ rows }) => rows.length > 0),
  };
}

function claimTable(claims: readonly ClaimResult[]): ReportTable {
  const sorted = VERDICTS.filter((verdict) => verdict !== UNTESTED).flatMap((verdict) =>
    claims.filter((claim) => claim.verdict === verdict),
  );
  return {
    id: 'claims',
    title: 'Claims of arXiv 2110.02095',
    columns: [
      { name: 'statement', title: 'Claim', kind: 'text' },
      { name: 'source', title: 'Source', kind: 'text' },
      { name: 'verdict', title: 'Verdict', kind: 'verdict' },
      { name: 'statistic', title: 'Statistic', kind: 'number' },
      { name: 'low', title: 'from', kind: 'number' },
      { name: 'high', title: 'to', kind: 'number' },
      { name: 'why', title: 'Why', kind: 'text' },
      { name: 'measure', title: 'Measure', kind: 'text' },
    ],
    rows: sorted.map(({ statement, source, verdict, statistic, interval, why, measure }) => [
      statement,
      source,
      verdict,
      statistic,
      interval?.low ?? null,
      interval?.high ?? null,
      why,
      measure,
    ]),
    open: true,
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
