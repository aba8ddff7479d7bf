import type { ErrorOption, InputError } from '../base/inputError.ts';
import { type Jobs, runJob } from './jobs.ts';

/** What a worker sends back: an error would arrive as one without its name and its options. */
export type Outcome<Result> =
  | { readonly result: Result }
  | { readonly refusal: { readonly text: string; readonly options: readonly ErrorOption[] } };

/** Does one job; what a worker runs. */
export default async function work<Name extends keyof Jobs>(job: {
  name: Name;
  input: Parameters<Jobs[Name]>[0];
}): Promise<Outcome<Awaited<ReturnType<Jobs[Name]>>>> {
  try {
    return { result: await runJob(job) };
  } catch (error) {
    if (!(error instanceof Error && error.name === 'InputError')) throw error;
    const { text, options } = error as InputError;
    return { refusal: { text, options } };
  }
}
