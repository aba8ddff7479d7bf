import { batch, signal } from '@preact/signals';
import type { PageData } from '../pageData.ts';
import { opened, problem, view } from '../view/state.ts';
import { FIRST_VIEW, type View } from '../view/view.ts';
import { type Given, type GivenFile, type Presets, readAs, recognise } from './given.ts';
import { openCarried, openGiven } from './openTable.ts';
import { problemOf } from './problem.ts';

/** The files that were given last, and how they are read; null where the page's own table is open. */
export const given = signal<Given | null>(null);

/**
 * Opens files as the table; where they cannot be read, what was open stays. Files that a link names, when nothing is open
 * yet, are looked at as it says.
 */
export function openFiles(files: readonly GivenFile[], presets: Presets): void {
  const { files: named, shape } = view.peek();
  const linked = opened.peek() === null && given.peek() === null && sameNames(files, named);
  try {
    if (linked && shape) {
      read(readAs(files, named, shape));
      return;
    }
    const { given: found, refusal } = recognise(files, presets);
    view.value = { ...(linked ? view.peek() : FIRST_VIEW), files: namesOf(found) };
    if (!refusal) {
      read(found);
      return;
    }
    batch(() => {
      given.value = found;
      opened.value = null;
      problem.value = problemOf(refusal, files);
    });
  } catch (error) {
    problem.value = problemOf(error, files);
  }
}

/** Reads the files that were given by other roles of their columns, and keeps these in the link. */
export function choose(as: Given): void {
  const { about: _, recognise: __, ...shape } = as.shape;
  const said = { ...shape, scale: as.scale ?? shape.scale, metric: as.metric ?? shape.metric };
  batch(() => {
    view.value = { ...view.peek(), files: namesOf(as), shape: said };
    read(as);
  });
}

function read(as: Given): void {
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

const namesOf = ({ files }: Pick<Given, 'files'>) => files.map(({ name }) => name);

function sameNames(files: readonly GivenFile[], names: readonly string[]): boolean {
  return files.length === names.length && files.every(({ name }) => names.includes(name));
}

/** Follows a link that was put in the address: what it is of is opened, or asked for. */
export function followLink(link: View, data: PageData): void {
  const { example, files, shape } = view.peek();
  const sameFiles = JSON.stringify([link.files, link.shape]) === JSON.stringify([files, shape]);
  view.value = link;
  if (link.example === example && sameFiles) return;
  if (link.files.length === 0) openOwn(data);
  else {
    batch(() => {
      opened.value = null;
      given.value = null;
      problem.value = null;
    });
  }
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
