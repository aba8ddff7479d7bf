import { describe, expect, test } from '@jest/globals';
import { runCli } from '../testing/runCli.ts';

const TABLE = 'fixtures/known-law.csv';

describe('plateau compare', () => {
  test('prints who wins, and one object or one row a prediction', async () => {
    const { code, stdout } = await runCli('compare', TABLE, '--cut', '0.6', '--quiet');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Fitted below the 0.6 quantile of upstream accuracy/);
    expect(stdout).toMatch(/\nsaturating law, envelope +\d+ of 7 /);
    const json = await runCli('compare', TABLE, '--cut', '60%', '--json', '--quiet');
    const { schema, input, summary, cuts } = JSON.parse(json.stdout);
    expect([schema, input.models, summary.length, cuts]).toEqual(['plateau.compare/1', 120, 18, [0.6]]);
    const csv = await runCli('compare', TABLE, '--cut', '0.6', '--csv', '--quiet');
    expect(csv.stdout.split('\n')[0]).toBe(
      'upstream,downstream,shots,rival,fitted_to,target,cut,cut_upstream_accuracy,fitted_points,held_out_points,rmse,bias',
    );
    expect(csv.stdout.trimEnd().split('\n')).toHaveLength(1 + 7 * 18);
  });
});

describe('plateau plan', () => {
  test('answers plainly', async () => {
    const { stdout } = await runCli('plan', TABLE, '--target-ds', '80%', '--quiet');
    expect(stdout).toMatch(
      /colours \(1 shot\): 80.0 % is not reachable by better .* the frontier ends at 69.\d % \[6\d.\d %, 7\d.\d %\]\./,
    );
    // The median frontier just reaches the target, not every one that is possible does.
    expect(stdout).toMatch(
      /textures \(25 shots\): 80.0 % needs 9\d.\d % \[from 9\d.\d %, or never\] shapes-and-textures accuracy/,
    );
    expect(stdout).toMatch(/birds \(25 shots\): 80.0 % is reached already; the best model has 86.9 %\./);
    expect(stdout).toMatch(
      /birds \(1 shot\): 80.0 % needs 9[45].\d % \[9\d.\d %, 9\d.\d %\] shapes-and-textures accuracy/,
    );
    const json = await runCli('plan', TABLE, '--task', 'birds', '--json', '--quiet');
    const { schema, plans, choices } = JSON.parse(json.stdout);
    expect([schema, plans.length, choices[0].tasks]).toEqual([
      'plateau.plan/2',
      2,
      ['birds (1 shot)', 'birds (25 shots)'],
    ]);
    expect(plans[0]).toMatchObject({
      verdict: { word: 'keeps paying', basis: 'law' },
      futureUpstream: 0.9096,
    });
  });

  test('gives intervals in JSON where they are asked for', async () => {
    const words = ['plan', TABLE, '--task', 'birds', '--target-ds', '0.9', '--json', '--quiet'];
    const { intervals, plans } = JSON.parse(
      (await runCli(...words, '--bootstrap', '200', '--level', '0.9')).stdout,
    );
    expect(intervals).toEqual({ level: 0.9, draws: 200, seed: 0 });
    const { saturationLow, saturationAccuracy, saturationHigh } = plans[0];
    expect(saturationLow).toBeLessThan(saturationAccuracy);
    expect(saturationHigh).toBeGreaterThan(saturationAccuracy);
  });
});

describe('plateau mix', () => {
  test('gives a recipe', async () => {
    const words = ['mix', TABLE, '--task', 'birds', '--shots', '25', '--quiet'];
    const { stdout } = await runCli(...words, '--target-us', '0.7');
    expect(stdout).toMatch(/resnet-35 +0\.9237/);
    const { parts, upstreamAccuracy } = JSON.parse(
      (await runCli(...words, '--target-us', '0.7', '--json')).stdout,
    );
    expect(upstreamAccuracy).toBeCloseTo(0.7, 12);
    expect(parts).toHaveLength(2);
  });
});

describe('plateau claims', () => {
  test('is the same for the same seed and in words', async () => {
    const json = await runCli('claims', TABLE, '--json', '--quiet');
    const { schema, claims } = JSON.parse(json.stdout);
    expect(schema).toBe('plateau.claims/2');
    expect(Object.keys(claims[0])).toEqual([
      'id',
      'source',
      'statement',
      'measure',
      'statistic',
      'interval',
      'count',
      'verdict',
      'power',
      'why',
      'seen',
    ]);
    expect((await runCli('claims', TABLE, '--json', '--quiet')).stdout).toBe(json.stdout);
    const text = (await runCli('claims', TABLE, '--quiet')).stdout;
    for (const { statement } of claims) expect(text).toContain(statement);
  });
});

describe('plateau view', () => {
  test.each([
    'sample-size',
    'shots',
    'scale',
    'spread',
    'ranks',
    'overlay',
  ])('%s as text, rows and object', async (name) => {
    const words = ['view', name, TABLE, '--quiet', '--draws', '5'];
    const { code, stdout, stderr } = await runCli(...words);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toMatch(/NaN|undefined|null/);
    expect(JSON.parse((await runCli(...words, '--json')).stdout)).toMatchObject({
      schema: 'plateau.view/1',
      analysis: name,
    });
    const csv = (await runCli(...words, '--csv')).stdout;
    expect(csv.split('\n').length).toBeGreaterThan(3);
    expect(csv).not.toMatch(/NaN|undefined|\[object/);
  });
});

describe('bad usage', () => {
  test.each([
    [['compare', TABLE, '--cut', '1.5'], /'1.5' is invalid. Expected a fraction above 0 and up to 1/],
    [['compare', TABLE, '--cut', '1'], /Expected a quantile below 1/],
    [['plan', TABLE, '--target-ds', '80'], /such as 0.8, or a percentage, such as 80%/],
    [['plan', TABLE, '--task', 'bird'], /no downstream task "bird".*did you mean "birds"\?/],
    [['mix', TABLE, '--task', 'birds'], /no target; .*--target-us or --target-ds/],
    [['mix', TABLE, '--target-us', '0.5'], /7 tasks: .*choose one \(--task or --shots\)/],
    [['mix', TABLE, '--task', 'birds', '--shots', '3', '--target-us', '0.5'], /no such task with 3 shots/],
    [['mix', TABLE, '--target-us', '0.5', '--target-ds', '0.5'], /cannot be used with/],
    [
      ['mix', TABLE, '--task', 'birds', '--shots', '1', '--target-ds', '0.99'],
      /no mixture reaches 99.0 %; the hull runs from \d+\.\d % to 73.4 %/,
    ],
    [['view', 'rank', TABLE], /Allowed choices are sample-size, shots, scale, spread, ranks, overlay/],
    [['view', 'overlay', TABLE, '--reference', 'bird'], /no downstream task "bird"/],
    [['view', 'sample-size', TABLE, '--draws', '0'], /draws is 0/],
    [['claims', TABLE, '--seed', '-1'], /Expected a whole number/],
    [['claims', 'fixtures/malformed/nan.csv'], /plateau: /],
  ])('%j: exit 2', async (words, message) => {
    const { code, stdout, stderr } = await runCli(...words);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, '']);
  });
});
