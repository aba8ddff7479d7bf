import type { TopLevelSpec } from 'vega-lite';
import type { AxisMode } from './axisMode.ts';

/** A cell of a figure's table; null where there is no value. */
export type FigureCell = string | number | null;

/** The numbers behind a figure, for people who cannot see it or want to reuse them. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly FigureCell[])[];
}

/** A figure on other axes. */
export interface FigureVariant {
  readonly axes: AxisMode;
  /** Its `datasets` are the same object as those of the figure's own spec, so that a page can hold them once. */
  readonly spec: TopLevelSpec;
}

/** A column of the table that models can be coloured by where they are drawn. */
export interface FigureColumn {
  /** Field of the rows of models. */
  readonly field: string;
  readonly title: string;
  /** Of a column of names: what the places in the field stand for. */
  readonly names?: readonly string[];
  /** Whether numbers are better told apart on a logarithmic scale. */
  readonly log?: boolean;
}

/** A figure as data: what to draw, and what to say beside it. */
export interface Figure {
  /** File name without ending: [a-z0-9-]; unique in a report, whatever the tasks are called. */
  readonly id: string;
  readonly title: string;
  /** What it shows, how to read it, how it was made, and the paper's figure that it corresponds to. */
  readonly caption: string;
  /** The finding in words and numbers, for a screen reader. */
  readonly alternative: string;
  /** Vega-Lite 6 without colours: `withTheme` adds them. Data are in its top-level `datasets`. */
  readonly spec: TopLevelSpec;
  /** The same figure on every axis mode, the first of which is `spec`; only where axes can be switched. */
  readonly variants?: readonly FigureVariant[];
  readonly table: FigureTable;
  /** What a page lets its reader colour models by. */
  readonly columns?: readonly FigureColumn[];
}
