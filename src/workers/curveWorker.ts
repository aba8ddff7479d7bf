import { bootstrapLaws } from '../curves/intervals/bootstrapLaws.ts';
import { lawIntervals } from '../curves/intervals/lawInterval.ts';

/** What a worker can be asked for: functions by name, each with its arguments as plain data. */
export const CURVE_JOBS = { bootstrapLaws, lawIntervals } as const;

export type CurveJobName = keyof typeof CURVE_JOBS;

/** A function's name and its arguments. */
export type CurveJob<Name extends CurveJobName> = readonly [Name, Parameters<(typeof CURVE_JOBS)[Name]>];

/** Does one job; what a worker thread runs. */
export default function runCurveJob<Name extends CurveJobName>([name, words]: CurveJob<Name>) {
  const job = CURVE_JOBS[name] as (...words: unknown[]) => ReturnType<(typeof CURVE_JOBS)[Name]>;
  return job(...words);
}
