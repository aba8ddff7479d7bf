import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { InputError, quote } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { ARCHITECTURES, type Architecture } from '../models/architectures.ts';
import { MODEL_SIZES } from '../models/modelSizes.ts';
import { DIFFICULTIES, type DifficultyName } from '../universe/difficulty.ts';

/** Learning rates by architecture, of those that the grids train at least. */
export type LearningRates = Readonly<Partial<Record<Architecture, number>>>;

/** The learning rate of an architecture that a grid trains, which no preset leaves out. */
export function learningRateOf(rates: LearningRates, architecture: Architecture): number {
  return rates[architecture] as number;
}

/** Presets that ship, beside the package's own files. */
const FOLDER = fileURLToPath(new URL('../../../presets/', import.meta.url));

const list = <Item extends z.ZodType>(item: Item) => z.array(item).min(1);
const positive = z.number().positive();
const whole = z.int().positive();
/** A number for every architecture that the grids train; an architecture that is added later may be missing. */
const perArchitecture = z.strictObject(
  Object.fromEntries(ARCHITECTURES.map((name) => [name, positive.optional()])),
) as unknown as z.ZodType<LearningRates>;

/** A grid: every combination of its values is a run. */
const gridShape = z.strictObject({
  /** What its runs are for; tables carry it, so that an intervention need not count among the models of the rest. */
  experiment: z.string().min(1).default('main'),
  upstream: list(z.string()),
  architecture: list(z.enum(ARCHITECTURES)),
  size: list(z.enum(MODEL_SIZES)),
  /** Share of the upstream training set. */
  dataFraction: list(z.number().gt(0).max(1)),
  epochs: list(whole),
  /** Share of the training labels that another class takes the place of. */
  labelNoise: list(z.number().min(0).max(1)).default([0]),
  /** Times the weight decay and the learning rate of the other parameters. */
  headWeightDecay: list(z.number().min(0)).default([1]),
  headLearningRate: list(z.number().min(0)).default([1]),
  seed: list(z.int().min(0)),
});

/** What a preset's file holds. */
export const presetShape = z
  .strictObject({
    /** What the sweep is for, in words. */
    about: z.string(),
    /** Width and height of images, in pixels: a multiple of 24. */
    imageSize: z.int().multipleOf(24).min(24).max(96),
    /** Difficulty of the images, the same for upstream and downstream tasks. */
    difficulty: z.enum(Object.keys(DIFFICULTIES) as [DifficultyName, ...DifficultyName[]]),
    /** Images of the upstream training set at a data fraction of 1. */
    trainSize: whole,
    /** Images of every test set. */
    testSize: whole,
    /** Images of every downstream task that supports are drawn from. */
    poolSize: whole,
    /** Examples a class of the few-shot probes, and the seeds that draw them. */
    shots: list(whole),
    samplingSeeds: list(z.int().min(0)),
    /** Examples a class of the probes at every block. */
    layerShots: z.array(whole),
    training: z.strictObject({
      batch: whole,
      learningRate: perArchitecture,
      weightDecay: z.number().min(0),
      /** Share of the steps in which the learning rate rises. */
      warmup: z.number().min(0).max(1),
      clipNorm: positive,
    }),
    fineTuning: z.strictObject({ epochs: whole, learningRate: perArchitecture }),
    grids: list(gridShape),
  })
  .superRefine(({ grids, training, fineTuning }, context) => {
    for (const architecture of new Set(grids.flatMap((grid) => grid.architecture))) {
      for (const [part, { learningRate }] of Object.entries({ training, fineTuning })) {
        if (learningRate[architecture] !== undefined) continue;
        const path = [part, 'learningRate', architecture];
        context.addIssue({ code: 'custom', path, message: 'missing, and a grid trains this architecture' });
      }
    }
  });

/** What a sweep trains and how it judges it. */
export type SweepPreset = z.infer<typeof presetShape>;
export type SweepGrid = z.infer<typeof gridShape>;

/** Names of the presets that ship. */
export function presetNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort();
}

/** What a preset is called in records: that of a file of one's own is the file's, whatever folder it is in. */
export function presetTitle(nameOrFile: string): string {
  return basename(nameOrFile, '.json');
}

/**
 * Reads a preset: one that ships, by name, or a JSON file of one's own.
 *
 * @throws InputError where there is none, or a value in it is not what it must be
 */
export function readPreset(nameOrFile: string): SweepPreset {
  const shipped = presetNames();
  const own = nameOrFile.endsWith('.json');
  if (!own && !shipped.includes(nameOrFile)) {
    const near = nearestName(nameOrFile, shipped);
    throw new InputError(
      `no preset ${quote(nameOrFile)}; there are ${shipped.join(', ')}`,
      {},
      near ? `did you mean ${quote(near)}?` : 'or give a .json file of your own',
    );
  }
  const file = own ? nameOrFile : `${FOLDER}${nameOrFile}.json`;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(code === 'ENOENT' ? 'no such file' : `cannot be read (${code ?? message})`, {
      file,
    });
  }
  const { success, data, error } = presetShape.safeParse(value);
  if (success) return data;
  const [{ path, message }] = error.issues;
  throw new InputError(
    `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`,
    { file },
    `the presets in ${quote('presets')} show what is expected`,
  );
}
