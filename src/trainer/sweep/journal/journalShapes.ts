import { z } from 'zod';
import { DATASET_KINDS } from '../../datasets/datasetKinds.ts';
import type { RunRecord, RunTimes } from '../runRecord.ts';
import { presetShape } from '../sweepPreset.ts';
import type { SweepPlan } from '../sweepRuns.ts';
import type { RunEnvironment } from './runEnvironment.ts';

export const JOURNAL_SCHEMA = 'plateau.journal/2';

/** Numbers are finite: zod takes neither NaN nor an infinity for one. */
const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
const count = z.int().min(0);

const sourceShape = z.strictObject({ name: z.string(), kind: z.enum(DATASET_KINDS), folder: z.string() });

export const planShape: z.ZodType<SweepPlan> = z.strictObject({
  preset: presetShape,
  presetName: z.string(),
  seed: count,
  upstreams: z.array(z.string()),
  upstreamSources: z.array(sourceShape),
  downstreamSources: z.array(sourceShape),
  fineTune: z.array(z.string()),
});

const environment = {
  backend: z.string(),
  versions: z.record(z.string(), z.string()),
  facts: z.record(z.string(), z.string()).optional(),
};

const environmentShape: z.ZodType<RunEnvironment> = z.strictObject(environment);

/** First line of a journal: what sweep it belongs to and how its runs are made. */
export interface JournalHeader extends RunEnvironment {
  readonly schema: typeof JOURNAL_SCHEMA;
  /** Digest of the plan. */
  readonly digest: string;
  readonly plan: SweepPlan;
}

export const headerShape: z.ZodType<JournalHeader> = z.strictObject({
  schema: z.literal(JOURNAL_SCHEMA),
  digest: z.string(),
  plan: planShape,
  ...environment,
});

const recordShape: z.ZodType<RunRecord> = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('done'),
    index: count,
    parameters: z.int().positive(),
    steps: z.int().positive(),
    finalLoss: z.number(),
    upstreamAccuracy: share,
    scores: z.array(
      z.strictObject({
        downstream: z.string(),
        shots: z.int().positive(),
        accuracy: share,
        deviation: z.number().min(0).nullable(),
        paperAccuracy: share,
      }),
    ),
    blocks: z.array(
      z.strictObject({
        layer: z.string(),
        depth: share,
        downstream: z.string(),
        shots: z.int().positive(),
        accuracy: share,
        selectionAccuracy: share,
      }),
    ),
    layers: z
      .array(
        z.strictObject({
          layer: z.string(),
          trained: share,
          weightNorm: z.number().min(0),
          weightRms: z.number().min(0),
          margin: z.tuple([z.number(), z.number(), z.number()]).nullable(),
        }),
      )
      .optional(),
    fineTuned: z.array(z.strictObject({ downstream: z.string(), accuracy: share.nullable(), images: count })),
    testSizes: z.record(z.string(), z.int().positive()),
  }),
  z.strictObject({ status: z.literal('failed'), index: count, reason: z.string(), retry: z.boolean() }),
]);

const timesShape: z.ZodType<RunTimes> = z.strictObject({
  estimate: seconds,
  training: seconds,
  evaluation: seconds,
});

/** A run's record as it stands in a journal. */
export interface JournalEntry {
  readonly record: RunRecord;
  /** null where its worker ended before it could tell. */
  readonly times: RunTimes | null;
  /** How it was made, where that is not as the journal's header says: in journals that were merged so. */
  readonly made?: RunEnvironment;
}

export const entryShape: z.ZodType<JournalEntry> = z.strictObject({
  record: recordShape,
  times: timesShape.nullable(),
  made: environmentShape.optional(),
});
