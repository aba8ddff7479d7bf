import { countOf, listText } from '../base/numberText.ts';
import type { FitDocument } from '../documents/fitJson.ts';
import { fitDocument } from '../documents/fitJson.ts';
import type { FittedTable, Provenance } from '../questions/fittedTable.ts';
import { type SectionId, SHORT_SECTION_IDS } from '../questions/questionIds.ts';
import type { Answers } from '../questions/questions.ts';
import type { ReportSection } from '../questions/section.ts';
import { buildSections } from './buildSections.ts';

/** A report as data: what the page, the Markdown and the JSON are written from. */
export interface Report {
  readonly title: string;
  /** What it is about, in one line. */
  readonly scope: string;
  readonly sections: readonly ReportSection[];
  readonly input: FitDocument['input'];
  readonly tasks: FitDocument['tasks'];
  readonly provenance: Provenance;
  /** Whether all but the answer is folded. */
  readonly short: boolean;
}

export interface ReportOptions {
  /** Default: `DEFAULT_TITLE`. */
  readonly title?: string;
  /** Sections to build. Default: `SHORT_SECTION_IDS`, and the page folds all but the answer. */
  readonly only?: readonly SectionId[];
}

/** Title of a report where none is given. */
export const DEFAULT_TITLE = 'When does a better upstream model stop helping?';

/**
 * Builds a report.
 *
 * @throws InputError where the table allows none of the sections that are asked for
 */
export function buildReport(
  context: FittedTable,
  answers: Answers,
  { title = DEFAULT_TITLE, only }: ReportOptions = {},
): Report {
  const { input, tasks } = fitDocument(context.table, context.answers);
  const upstreams = [...new Set(context.tasks.map(({ upstream }) => upstream))];
  const downstreams = new Set(context.tasks.map(({ downstream }) => downstream)).size;
  return {
    title,
    scope: `${countOf(input.models, 'model')}, upstream on ${listText(upstreams)}, judged on ${countOf(downstreams, 'downstream task')}.`,
    sections: buildSections(context, answers, only ?? shortSections(context)),
    short: only === undefined,
    input,
    tasks,
    provenance: context.provenance,
  };
}

/** Sections where none are asked for: layer profiles that are given ask for theirs. */
export function shortSections({ layers }: Pick<FittedTable, 'layers'>): readonly SectionId[] {
  return layers.length > 0 ? [...SHORT_SECTION_IDS, 'layers'] : SHORT_SECTION_IDS;
}
