import type { AnswerOptions } from '../fits/answerTask.ts';
import type { Presets } from './table/given.ts';

/** A table that a page carries, canonical, accuracies as fractions. */
export interface CarriedTable {
  /** Name for people. */
  readonly name: string;
  /** What it holds, in words. */
  readonly about?: string;
  readonly csv: string;
  /** Words of a command line after the command that read the same table. */
  readonly words: readonly string[];
}

/** What a page is told when it is made. */
export interface PageData {
  readonly version: string;
  readonly table: CarriedTable | null;
  /** Tables to try it on. */
  readonly examples: readonly CarriedTable[];
  /** Shapes of public tables. */
  readonly presets: Presets;
  /** How answers are made. */
  readonly options: AnswerOptions;
  /** The same as words of a command line. */
  readonly optionWords: readonly string[];
  /** The first view, as `writeView` writes it. */
  readonly view: string;
}

/** Ids of the blocks of the page that hold its data and the program of its workers. */
export const DATA_BLOCK = 'explorer-data';
export const WORKER_BLOCK = 'explorer-worker';
