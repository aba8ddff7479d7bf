import { envelopeLaw } from '../src/curves/estimators/envelopeLaw.ts';
import { leastSquaresLaw } from '../src/curves/estimators/leastSquaresLaw.ts';
import { fitLaw } from '../src/curves/fitLaw.ts';
import { LAW_METHODS } from '../src/curves/lawMethod.ts';
import { rate, thousands } from './measure.ts';
import { type FitProblem, mixedProblems, realHulls, TIMM, timmTasks } from './problems.ts';
import { hasPython, runPython } from './python.ts';

interface ScipyResult {
  /** Fits per second and the sums of squared errors reached (null where scipy gave up), by kind of call. */
  readonly start: { rate: number; sse: (number | null)[] };
  readonly bounded: { rate: number; sse: (number | null)[] };
}

/** Fits per second of the law on one core, and scipy's curve_fit on the very same problems. */
export function benchFits(): void {
  const sets: Record<string, FitProblem[]> = {
    [`real hulls (${TIMM.endsWith('sample') ? 'shipped sample' : 'timm'})`]: realHulls(),
    'mixed, 5 to 60 points': mixedProblems(400),
  };
  const scipy = hasPython('scipy', 'numpy');
  for (const [name, problems] of Object.entries(sets)) {
    const ours = () => {
      for (const { upstreamError, downstreamError } of problems)
        leastSquaresLaw(upstreamError, downstreamError);
    };
    const before = rate(problems.length, ours);
    const sizes = problems.map(({ upstreamError }) => upstreamError.length).sort((a, b) => a - b);
    console.log(`${name}: ${problems.length} problems of ${sizes[0]} to ${sizes[sizes.length - 1]} points`);
    console.log(`  hull fit                 ${thousands(before)}`);
    if (!scipy) continue;
    const theirs = runPython<ScipyResult>(
      new URL('scipy_fits.py', import.meta.url),
      problems.map(({ upstreamError, downstreamError }) => [[...upstreamError], [...downstreamError]]),
    );
    const after = rate(problems.length, ours);
    const best = problems.map((p) => leastSquaresLaw(p.upstreamError, p.downstreamError).sse);
    for (const [kind, { rate: scipyRate, sse }] of Object.entries(theirs)) {
      const global = (sse as (number | null)[]).filter(
        (value, i) => value !== null && value <= best[i] * (1 + 1e-6) + 1e-20,
      ).length;
      const ratio = (before + after) / 2 / scipyRate;
      const label = kind === 'start' ? 'scipy, sensible start' : 'scipy, bounded      ';
      console.log(
        `  ${label}    ${thousands(scipyRate)}, global optimum ${((100 * global) / sse.length).toFixed(0)} %: ours is ${ratio.toFixed(0)}x`,
      );
    }
  }
  const tasks = timmTasks();
  for (const method of LAW_METHODS) {
    const perSecond = rate(tasks.length, () => {
      for (const { points } of tasks) fitLaw(points, method);
    });
    console.log(
      `fitLaw by ${method.padEnd(8)} of ${tasks[0].evaluations.length} models: ${thousands(perSecond)}`,
    );
  }
  const cloud = mixedProblems(50);
  const envelopes = rate(cloud.length, () => {
    for (const { upstreamError, downstreamError } of cloud) envelopeLaw(upstreamError, downstreamError);
  });
  console.log(`envelope, 5 to 60 models: ${thousands(envelopes)}`);
}
