import type { MeasuredRates } from './measuredRates.ts';

/** The measured rates as a page. */
export function adequacyMarkdown(records: readonly MeasuredRates[]): string {
  return `# Does the law apply? What the checks find

Written by \`npm run bench -- adequacy\`: simulated tables, upstream accuracies uniform in [0.3, 0.9], gaps below the
frontier of an exponential scale of 0.05 ("exponential": mean 0.05, "gamma-2": 0.1, "lognormal": median 0.05, sigma
0.7). The columns are the share of tables that fail each check; "either" is contact, outliers or slope. Where the frontier is a
law that is the rate of false alarms, where it is the "kink" (its slope rises from 0.2 to 1.6 at 0.75) or the
"logistic" curve (mildly convex) it is the power. "Within" are tables that fail, yet by less than 2 points of
accuracy. "Test" and "upstream test" are sizes of test sets, told to the method. "Uneven gaps" halve from the middle to
the best models, "outliers" puts 2 % of the models 3 points above the law, "runs of 5" are checkpoints that share
three quarters of their gap, told as clusters, and "percents" are accuracies rounded to one percent. A rate of 0.05 is
known to 0.024 from 80 tables and to 0.01 from 500 (one standard error).

| frontier | gaps | models | test | upstream test | trouble | contact | outliers | slope | either | reach | within | tables |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${records.map(row).join('\n')}
`;
}

function row(m: MeasuredRates): string {
  const size = (value: number | null) => (value === null ? 'exact' : value.toLocaleString('en-US'));
  const rates = [m.contact, m.outliers, m.slope, m.either, m.reach, m.within].map((rate) => rate.toFixed(3));
  const models = m.models.toLocaleString('en-US');
  const trouble = m.trouble === 'none' ? '' : m.trouble;
  const cells = [
    m.truth,
    m.gaps,
    models,
    size(m.testSize),
    size(m.upstreamTestSize),
    trouble,
    ...rates,
    m.clouds,
  ];
  return `| ${cells.join(' | ')} |`;
}

/**
 * The table that `checkRates` reads, as a module: troubles apart, which a table does not tell of. Where the frontier is no
 * law the fitted gaps take up what the law misses, so shape and noise are those of the same gaps below a law.
 */
export function ratesModule(records: readonly MeasuredRates[]): string {
  const plain = records.filter(({ trouble }) => trouble === 'none');
  const rows = plain.flatMap((m) => {
    const truth = m.truth.startsWith('law') ? 'law' : m.truth;
    const same = (other: MeasuredRates) =>
      (['gaps', 'models', 'testSize', 'upstreamTestSize'] as const).every((key) => other[key] === m[key]);
    const seen = truth === 'law' ? m : plain.find((other) => other.truth.startsWith('law') && same(other));
    if (!seen) return [];
    return `  { truth: '${truth}', models: ${m.models}, noiseShare: ${seen.noiseShare}, shape: ${seen.shape}, clouds: ${m.clouds}, contact: ${m.contact}, reach: ${m.reach}, outliers: ${m.outliers}, slope: ${m.slope}, either: ${m.either} },`;
  });
  return `import type { RateRecord } from './rateRecord.ts';

/** Written by \`npm run bench -- adequacy\`; do not edit. */
// biome-ignore format: one line a setting
export const CHECK_RATES: readonly RateRecord[] = [
${rows.join('\n')}
];
`;
}
