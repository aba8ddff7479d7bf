import { ESTIMATORS, type Measured } from './measureSetting.ts';
import { settingText } from './settings.ts';

/** Shares and means of what was measured. */
function shares({ repetitions, ...m }: Measured) {
  const given = repetitions - m.none;
  const determined = given - m.undetermined;
  return {
    coverage: m.held / given,
    coverageAlpha: m.heldAlpha / determined,
    width: m.widths / given,
    noise: m.noises / given,
    rmse: ESTIMATORS.map((estimator) => Math.sqrt(m.squares[estimator] / m.laws[estimator])),
  };
}

export function coverageLine(measured: Measured): string {
  const { coverage, coverageAlpha, width, rmse } = shares(measured);
  const { below, above, none, undetermined, unmixed, repetitions } = measured;
  const errors = ESTIMATORS.map((estimator, i) => `${estimator} ${rmse[i].toFixed(4)}`).join(', ');
  return `${settingText(measured)}: e_IR ${coverage.toFixed(3)} (below ${below}, above ${above}), alpha ${coverageAlpha.toFixed(3)}, mean width ${width.toFixed(4)}; none ${none}, alpha undetermined ${undetermined}, not settled ${unmixed} of ${repetitions}; RMSE ${errors}`;
}

/** What was measured as a page. */
export function coverageMarkdown(records: readonly Measured[]): string {
  return `# Coverage of the intervals, and error of the estimators

Written by \`npm run bench -- coverage\`: clouds of models below a known law (main: 0.9 - 0.9 e^1.5, steep: 0.7 - 0.9 e^3,
flat: 0.95 - 0.8 e^0.8), upstream accuracies uniform in [0.3, 0.9], gaps of an exponential scale of 0.05 ("exponential":
mean 0.05, "gamma-2": 0.1, "uniform" in [0, 0.1], "lognormal": median 0.05, sigma 0.7). For each cloud the nominal 95 %
interval of \`frontierFit\` is asked whether it holds the true e_IR and, where it determines alpha, the true alpha.
"Test" is the size of the test set whose binomial noise the accuracies carry; "not told" means that the method took them
as exact. "5 a run": runs of 5 models whose gaps correlate, the method being told the runs. "2 % above": models 3 points
above the law. Coverage of 0.95 is known to 0.01 from 500 clouds, to 0.025 from 80 (one standard error).

## Coverage

| setting | clouds | e_IR | below | above | mean width | alpha | alpha undetermined | no frontier | not settled |
|---|---|---|---|---|---|---|---|---|---|
${records.map(coverageRow).join('\n')}

## Root mean square error of e_IR

| setting | ${ESTIMATORS.join(' | ')} | frontier / envelope | frontier / hull |
|---|---|---|---|---|---|---|
${records.map(errorRow).join('\n')}
`;
}

function coverageRow(measured: Measured): string {
  const { coverage, coverageAlpha, width } = shares(measured);
  const cells = [
    settingText(measured),
    measured.repetitions,
    coverage.toFixed(3),
    measured.below,
    measured.above,
    width.toFixed(4),
    coverageAlpha.toFixed(3),
    measured.undetermined,
    measured.none,
    measured.unmixed,
  ];
  return `| ${cells.join(' | ')} |`;
}

function errorRow(measured: Measured): string {
  const { rmse } = shares(measured);
  const [hull, , envelope, frontier] = rmse;
  const cells = [
    settingText(measured),
    ...rmse.map((error) => error.toFixed(4)),
    (frontier / envelope).toFixed(2),
    (frontier / hull).toFixed(2),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The table that \`FrontierFit.coverage\` reads, as a module. */
export function coverageModule(records: readonly Measured[]): string {
  const rows = records.map((measured) => {
    const { coverage, width, noise } = shares(measured);
    const { law, gaps, models, testSize, upstreamTestSize, told, repetitions } = measured;
    return `  { models: ${models}, testSize: ${testSize}, upstreamTestSize: ${upstreamTestSize}, told: ${told}, gaps: '${gaps}', law: '${law}', noise: ${round(noise)}, repetitions: ${repetitions}, coverage: ${round(coverage)}, width: ${round(width)} },`;
  });
  return `import type { CoverageRecord } from './coverageRecord.ts';

/** Written by \`npm run bench -- coverage\`; do not edit. */
// biome-ignore format: one line a setting
export const COVERAGE: readonly CoverageRecord[] = [
${rows.join('\n')}
];
`;
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
