import type { TaskGroup } from '../results/groupTasks.ts';
import type { AskedTable } from './askedTable.ts';
import type { FittedTable } from './fittedTable.ts';
import type { Claim } from './judging/claim.ts';
import type { ReportSection } from './section.ts';
import type { View, ViewOptions } from './view.ts';

/** Why a table does not allow a section. */
export interface Absent {
  readonly absent: string;
}

/** A section of a report, whose id is that of its question. */
export type Section = Omit<ReportSection, 'id'>;

/**
 * Something to be asked of a table: how it is answered, and how the answer is shown and judged. All of it is pure.
 * `questionIds.ts` gives it its name and its place, `questions.ts` enters it under that name; report, CLI and workers
 * find it there.
 */
export interface Question<Answer, ViewName extends string = string> {
  /** The answer as plain data, the same for the same table and seed. Without it the section needs the fits alone. */
  ask?(table: AskedTable): Answer;
  /** The same as far as the claims look at it, where that takes less time. */
  askForClaims?(table: AskedTable): Answer;
  /** Given where each task can be asked by itself, which workers then share; `join` makes one answer of theirs. */
  readonly eachTask?: {
    join(parts: readonly Answer[]): Answer;
    /** Accuracies are enough: the rows, which are much to send, are left out. */
    readonly withoutRows?: true;
  };
  /** Asked of all tasks at once, and long enough for a worker. */
  readonly slow?: true;
  /** The section of the report, or why this table does not allow it. */
  section(context: FittedTable, answer: Answer): Section | Absent;
  /** What `plateau view` shows, by the names in `questionIds.ts`. */
  readonly views?: Readonly<Record<ViewName, ShowView>>;
  /** Claims of the paper that this answer judges. */
  readonly claims?: readonly Claim<Answer>[];
}

/** Makes a view of some tasks. */
export type ShowView = (tasks: readonly TaskGroup[], options: ViewOptions) => View;
