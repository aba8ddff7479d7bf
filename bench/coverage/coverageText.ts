import type { Measured } from './coverage.ts';

/** The measured coverage as a page. */
export function coverageMarkdown(records: readonly Measured[]): string {
  return `# Coverage of the intervals

Written by \`npm run bench -- coverage\`: clouds of models below a known law, upstream accuracies uniform in
[0.3, 0.9], gaps of an exponential scale of 0.05 ("exponential": mean 0.05, "gamma-2": 0.1, "uniform" in [0, 0.1],
"lognormal": median 0.05, sigma 0.7). For each cloud the nominal 95 % interval of \`lawInterval\` is asked whether it
holds the true e_IR and the true alpha. "Test" is the size of the test set whose binomial noise the downstream
accuracies carry; "not told" means that the method took them as exact. "None" are clouds that got no interval, with a
reason. Coverage of 0.95 is known to 0.01 from 500 clouds (one standard error).

| law | gaps | models | test | e_IR | below | above | median width | alpha | none |
|---|---|---|---|---|---|---|---|---|---|
${records.map(row).join('\n')}
`;
}

function row({ law, gaps, models, testSize, told, ...m }: Measured): string {
  const test = testSize === null ? 'exact' : `${testSize.toLocaleString('en-US')}${told ? '' : ', not told'}`;
  const cells = [
    law,
    gaps,
    models.toLocaleString('en-US'),
    test,
    m.coverage.toFixed(3),
    m.below,
    m.above,
    m.width.toFixed(4),
    m.coverageAlpha.toFixed(3),
    `${m.none} of ${m.repetitions}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The table that \`LawInterval.coverage\` reads, as a module. */
export function coverageModule(records: readonly Measured[]): string {
  const rows = records.map(
    ({ law, gaps, models, testSize, told, noise, repetitions, coverage, width }) =>
      `  { models: ${models}, testSize: ${testSize}, told: ${told}, gaps: '${gaps}', law: '${law}', noise: ${noise}, repetitions: ${repetitions}, coverage: ${coverage}, width: ${width} },`,
  );
  return `import type { CoverageRecord } from './measuredCoverage.ts';

/** Written by \`npm run bench -- coverage\`; do not edit. */
// biome-ignore format: one line a setting
export const COVERAGE: readonly CoverageRecord[] = [
${rows.join('\n')}
];
`;
}
