import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../base/inputError.ts';
import { writeWhole } from '../../files/writeWhole.ts';
import { planShape } from '../sweep/journal/journalShapes.ts';
import { planDigest } from '../sweep/planDigest.ts';

const FILE = 'submission.json';

const submissionShape = z.strictObject({
  schema: z.literal('plateau.submission/1'),
  /** Name of its jobs. */
  name: z.string(),
  digest: z.string(),
  plan: planShape,
  /** Versions that handed it in. */
  versions: z.record(z.string(), z.string()),
  /** Tasks that the sweep is split into. */
  tasks: z.int().positive(),
  cpusPerTask: z.int().positive(),
  /** Array jobs, in the order in which they were handed in, with their tasks and the runs that were finished by then. */
  jobs: z.array(
    z.strictObject({
      job: z.string(),
      tasks: z.array(z.int().positive()),
      finished: z.array(z.int().min(0)),
    }),
  ),
  /** The job that merges, fits and reports. */
  finish: z.string().optional(),
});

/** What a folder's sweep was handed to Slurm as. */
export type Submission = z.infer<typeof submissionShape>;

/**
 * Reads what was handed in from a folder; undefined where nothing was.
 *
 * @throws InputError where the file is damaged
 */
export function readSubmission(folder: string): Submission | undefined {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new InputError(`cannot be read (${(error as Error).message})`, { file });
  }
  const { success, data, error } = submissionShape.safeParse(value);
  if (!success) {
    const [{ path, message }] = error.issues;
    const where = path.length > 0 ? `${path.join('.')}: ` : '';
    throw new InputError(`${where}${message}`, { file }, 'submit the sweep into another folder');
  }
  if (planDigest(data.plan) !== data.digest)
    throw new InputError('its plan is not the one of its digest: it was changed', { file });
  return data;
}

/** Keeps what was handed in. */
export function writeSubmission(folder: string, submission: Submission): void {
  writeWhole(join(folder, FILE), [`${JSON.stringify(submission, null, 1)}\n`], true);
}

/** Every job of a submission. */
export function allJobs({ jobs, finish }: Submission): string[] {
  return [...jobs.map(({ job }) => job), ...(finish === undefined ? [] : [finish])];
}
