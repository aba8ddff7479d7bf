import { describe, expect, test } from '@jest/globals';
import { normalProbability, normalQuantile } from '../../base/normal.ts';
import { createRandom } from '../../base/random.ts';
import { denseMultiStart, rivalCases } from '../testing/rivalCases.ts';
import { aicc, curveSse } from './rivalFit.ts';
import { RIVAL_NAMES, RIVALS, type RivalName } from './rivals.ts';

/** Parameters under which every curve stays between 0 and 1 and bends where there are points. */
const KNOWN: Readonly<Record<RivalName, readonly number[]>> = {
  saturating: [0.8, 1.7, 0.12],
  power: [0.9, 0.6],
  linear: [-0.1, 0.9],
  logit: [-0.4, 0.8],
  probit: [-0.3, 0.9],
  m4: [2.5, 1.4, 0.8, 0.12, 0.9],
  bnsl: [0.1, 0.3, 0.5, 0.9, 0.3, 0.1],
};

const upstream = Array.from({ length: 30 }, (_, i) => 0.12 + 0.028 * i);

describe.each(RIVAL_NAMES)('%s', (name) => {
  const rival = RIVALS[name];

  test('recovers its own parameters from its own curve', () => {
    const downstream = upstream.map((a) => rival.predict(KNOWN[name], a));
    const { parameters, sse, notes } = rival.fitTo({ upstream, downstream });
    expect(parameters).toHaveLength(rival.parameterNames.length);
    parameters?.forEach((parameter, j) => {
      expect(Math.abs(parameter / KNOWN[name][j] - 1)).toBeLessThan(1e-6);
    });
    expect(sse).toBeLessThan(1e-18);
    expect(notes).toEqual([]);
  });

  test('fits thousands of models as well as it fits all of them one by one', () => {
    const random = createRandom(7, name);
    const many = Array.from({ length: 2000 }, () => 0.1 + 0.85 * random.uniform() ** 0.4);
    const downstream = many.map((a) =>
      Math.min(1, Math.max(0, rival.predict(KNOWN[name], a) + 0.02 * random.normal())),
    );
    const { parameters, sse } = rival.fitTo({ upstream: many, downstream });
    expect(parameters).not.toBeNull();
    // Least squares in its own axes need not be least squares in accuracy for a logit or probit line.
    const own = curveSse({ upstream: many, downstream }, (a) => rival.predict(KNOWN[name], a));
    expect(sse).toBeLessThan(own * (name === 'logit' || name === 'probit' ? 1.01 : 1));
    for (const a of [0.3, 0.6, 0.9]) {
      expect(rival.predict(parameters as number[], a)).toBeCloseTo(rival.predict(KNOWN[name], a), 1.5);
    }
  });

  test('is finite at both ends of upstream accuracy', () => {
    for (const a of [0, 1]) expect(rival.predict(KNOWN[name], a)).not.toBeNaN();
  });

  test('says why it does not fit', () => {
    const { parameters, sse, notes } = rival.fitTo({ upstream: [0.5, 0.5], downstream: [0.2, 0.3] });
    expect(parameters).toBeNull();
    expect(sse).toBeNaN();
    expect(notes[0]).toMatch(/^does not fit: /);
  });
});

test('only lines follow what declines', () => {
  const downstream = upstream.map((a) => 0.9 - 0.5 * a);
  const fits = RIVAL_NAMES.filter((name) => RIVALS[name].fitTo({ upstream, downstream }).parameters !== null);
  // A BNSL may fall above its break.
  expect(fits).toEqual(expect.arrayContaining(['linear', 'logit', 'probit']));
  expect(fits).not.toContain('power');
  expect(fits).not.toContain('saturating');
});

test('logit and probit lines clip 0 and 1, and say so', () => {
  const points = { upstream: [0.1, 0.5, 0.9], downstream: [0, 0.5, 1] };
  for (const name of ['logit', 'probit'] as const) {
    expect(RIVALS[name].fitTo(points).notes).toEqual(['2 of 3 models clipped to [0.001, 0.999]']);
  }
  expect(RIVALS.linear.fitTo(points).notes).toEqual([]);
});

test.each(['m4', 'bnsl'] as const)('%s reaches what a dense multi-start reaches', (name) => {
  for (const [i, points] of rivalCases(name, 2, 11).entries()) {
    const dense = denseMultiStart(name, points, 2, createRandom(11, i));
    expect(RIVALS[name].fitTo(points).sse).toBeLessThanOrEqual(dense * (1 + 1e-4) + 1e-18);
  }
});

test('the corrected Akaike criterion takes the logit line for data on a logit line', () => {
  const random = createRandom(3);
  const logit = (a: number) => Math.log(a / (1 - a));
  const downstream = upstream.map((a) => 1 / (1 + Math.exp(-(0.5 + 1.2 * logit(a) + 0.1 * random.normal()))));
  const criterion = (name: RivalName) =>
    aicc(RIVALS[name].fitTo({ upstream, downstream }).logLikelihood, 30, RIVALS[name].parameterNames.length);
  for (const name of ['linear', 'power', 'saturating'] as const) {
    expect(criterion('logit')).toBeLessThan(criterion(name) as number);
  }
});

test('AICc of a line is what its definition gives', () => {
  // Residuals of the least-squares line: SSE 0.036.
  const points = { upstream: [0, 0.1, 0.2, 0.3, 0.4], downstream: [0.1, 0.3, 0.2, 0.5, 0.4] };
  const { logLikelihood, sse } = RIVALS.linear.fitTo(points);
  expect(sse).toBeCloseTo(0.036, 12);
  const byHand = -2.5 * (Math.log((2 * Math.PI * 0.036) / 5) + 1);
  expect(logLikelihood).toBeCloseTo(byHand, 12);
  expect(aicc(logLikelihood, 5, 2)).toBeCloseTo(6 - 2 * byHand + 24, 10);
  expect(aicc(logLikelihood, 4, 2)).toBeNull();
});

test('normal quantile and probability are inverse, and scipy agrees', () => {
  for (const p of [1e-6, 0.001, 0.2, 0.5, 0.9, 0.999]) {
    expect(normalProbability(normalQuantile(p))).toBeCloseTo(p, 15);
  }
  // scipy 1.10: norm.ppf
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 12);
  expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 12);
  expect(() => normalQuantile(1)).toThrow('probability is 1');
});
