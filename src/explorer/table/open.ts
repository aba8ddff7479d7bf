import { batch, signal } from '@preact/signals';
import type { PageData } from '../pageData.ts';
import { opened, problem, view } from '../view/state.ts';
import { FIRST_VIEW } from '../view/view.ts';
import { type Given, type GivenFile, type Presets, recognise } from './given.ts';
import { openCarried, openGiven } from './openTable.ts';
import { problemOf } from './problem.ts';

/** The files that were given last, and how they are read; null where the page's own table is open. */
export const given = signal<Given | null>(null);

/** Opens files as the table; where they cannot be read, what was open stays. */
export function openFiles(files: readonly GivenFile[], presets: Presets): void {
  try {
    const { given: found, refusal } = recognise(files, presets);
    if (refusal) {
      batch(() => {
        given.value = found;
        opened.value = null;
        problem.value = problemOf(refusal, files);
      });
      return;
    }
    view.value = FIRST_VIEW;
    read(found);
  } catch (error) {
    problem.value = problemOf(error, files);
  }
}

/** Reads the files that were given by other roles of their columns. */
export function read(as: Given): void {
  batch(() => {
    given.value = as;
    try {
      opened.value = openGiven(as);
      problem.value = null;
    } catch (error) {
      opened.value = null;
      problem.value = problemOf(error, as.files);
    }
  });
}

/** Opens the table that the page carries, or the example that the view names. */
export function openOwn({ table, examples }: PageData): void {
  const { example } = view.peek();
  const carried = (example !== null && examples.find(({ name }) => name === example)) || table;
  if (!carried) return;
  batch(() => {
    try {
      opened.value = openCarried(carried);
      given.value = null;
      problem.value = null;
    } catch (error) {
      problem.value = problemOf(error);
    }
  });
}
