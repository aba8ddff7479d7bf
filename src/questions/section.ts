import type { Figure } from '../figures/figure.ts';
import type { VerdictWord } from '../fits/verdict/verdictWord.ts';
import type { SectionId } from './questionIds.ts';

/** A piece of running text: plain, or marked up. */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly link: string; readonly text: string };

/** A paragraph of a report. */
export type Paragraph = string | readonly Inline[];

/** What a column holds, and so how it is shown; CSV and JSON hold the values themselves. */
export type ColumnKind =
  /** Text as it stands. */
  | 'text'
  /** A whole number. */
  | 'count'
  /** A number to three significant digits. */
  | 'number'
  /** A fraction, shown as a percentage. */
  | 'fraction'
  /** A difference of two fractions, shown in points: 1.2 pt. */
  | 'difference'
  /** Points of accuracy, to two decimals. */
  | 'points'
  /** A verdict about a task or a claim. */
  | 'verdict';

/** A value in a table; null where there is none. */
export type ReportCell = string | number | null;

export interface ReportColumn {
  /** Name in CSV and JSON, in snake case. */
  readonly name: string;
  /** Heading for people. */
  readonly title: string;
  readonly kind: ColumnKind;
}

export interface ReportTable {
  /** File name without ending; unique in a report. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  /** Shown at full length even where it is long. */
  readonly open?: true;
  /** Folded even where it is short. */
  readonly folded?: true;
  /** What the columns mean, where their headings do not say. */
  readonly legend?: readonly string[];
}

/** The tasks of one verdict. */
export interface VerdictTally {
  readonly verdict: VerdictWord;
  readonly meaning: string;
  readonly tasks: readonly string[];
}

/** A part of a report: what was found, then the figures and the tables that show it. */
export interface ReportSection {
  /** What `--only` calls it. */
  readonly id: SectionId;
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
  readonly tally?: readonly VerdictTally[];
  readonly figures?: readonly Figure[];
  readonly tables?: readonly ReportTable[];
}
