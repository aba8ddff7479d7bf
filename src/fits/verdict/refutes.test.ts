import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type MeasuredModel, refutes, type Statement } from './refutes.ts';

const share = fc.integer({ min: 0, max: 1000 }).map((v) => v / 1000);
const size = fc.option(fc.integer({ min: 20, max: 100_000 }), { nil: undefined });
const model: fc.Arbitrary<MeasuredModel> = fc.record({
  upstreamAccuracy: share,
  downstreamAccuracy: share,
  testSize: size,
  upstreamTestSize: size,
  step: fc.constantFrom(undefined, 0.01, 0.001),
  upstreamStep: fc.constantFrom(undefined, 0.01, 0.001),
});
const statement: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({ kind: fc.constant('plateau' as const), downstreamAccuracy: share }),
  fc.record({ kind: fc.constant('frontier' as const), upstreamAccuracy: share, downstreamAccuracy: share }),
  fc.record({
    kind: fc.constant('needed' as const),
    downstreamAccuracy: share,
    upstreamAccuracy: fc.option(share, { nil: null }),
  }),
  fc.record({ kind: fc.constant('ranking' as const), first: model }),
);

describe('refutes', () => {
  const exact = { upstreamAccuracy: 0.8, downstreamAccuracy: 0.717 };

  test('a plateau below a model that exists', () => {
    expect(refutes(exact, { kind: 'plateau', downstreamAccuracy: 0.713 })).toBe(true);
    expect(refutes(exact, { kind: 'plateau', downstreamAccuracy: 0.717 })).toBe(false);
    expect(refutes({ ...exact, testSize: 1000 }, { kind: 'plateau', downstreamAccuracy: 0.713 })).toBe(false);
    expect(refutes({ ...exact, testSize: 1e6 }, { kind: 'plateau', downstreamAccuracy: 0.713 })).toBe(true);
    expect(refutes({ ...exact, step: 0.01 }, { kind: 'plateau', downstreamAccuracy: 0.713 })).toBe(false);
  });

  test('a target that is said to be dearer than it was, or out of reach', () => {
    const needs = (downstreamAccuracy: number, upstreamAccuracy: number | null) =>
      ({ kind: 'needed', downstreamAccuracy, upstreamAccuracy }) as const;
    expect(refutes(exact, needs(0.7, 0.9))).toBe(true);
    expect(refutes(exact, needs(0.7, null))).toBe(true);
    expect(refutes(exact, needs(0.7, 0.8))).toBe(false);
    expect(refutes(exact, needs(0.8, 0.9))).toBe(false);
    expect(refutes({ ...exact, upstreamTestSize: 100 }, needs(0.7, 0.9))).toBe(false);
  });

  test('a frontier only up to its upstream accuracy', () => {
    const frontier = (upstreamAccuracy: number) =>
      ({ kind: 'frontier', upstreamAccuracy, downstreamAccuracy: 0.7 }) as const;
    expect(refutes(exact, frontier(0.8))).toBe(true);
    expect(refutes(exact, frontier(0.79))).toBe(false);
  });

  test('a ranking that puts a worse model first', () => {
    const first = { upstreamAccuracy: 0.85, downstreamAccuracy: 0.7 };
    expect(refutes(exact, { kind: 'ranking', first })).toBe(true);
    expect(refutes(exact, { kind: 'ranking', first: { ...first, testSize: 500 } })).toBe(false);
    expect(refutes(first, { kind: 'ranking', first: exact })).toBe(false);
  });

  test('no model refutes itself; noise and rounding never make one refute more; a better one refutes as well', () => {
    fc.assert(
      fc.property(model, statement, share, (made, said, surplus) => {
        expect(refutes(made, { kind: 'ranking', first: made })).toBe(false);
        expect(refutes(made, { kind: 'plateau', downstreamAccuracy: made.downstreamAccuracy })).toBe(false);
        const plain = {
          upstreamAccuracy: made.upstreamAccuracy,
          downstreamAccuracy: made.downstreamAccuracy,
        };
        if (refutes(made, said)) {
          expect(refutes(plain, said)).toBe(true);
          // Noise shrinks towards 1, so that a better model of the same test set stays beyond.
          const better = {
            ...made,
            testSize: undefined,
            downstreamAccuracy: Math.min(1, made.downstreamAccuracy + surplus),
          };
          expect(refutes(better, said)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
