import { InputError } from '../base/inputError.ts';
import { scoreClaims } from '../questions/claims/claims.ts';
import { claimsSection } from '../questions/claims/claimsSection.ts';
import type { FittedTable } from '../questions/fittedTable.ts';
import type { Section } from '../questions/question.ts';
import { QUESTION_IDS, SECTION_IDS, type SectionId } from '../questions/questionIds.ts';
import { type Answers, questionOf } from '../questions/questions.ts';
import type { ReportSection } from '../questions/section.ts';
import { methodsSection } from './methodsSection.ts';
import { notesSection } from './notesSection.ts';
import { provenanceSection } from './provenanceSection.ts';

/**
 * Builds the sections that a table allows; the notes say what it does not allow.
 *
 * @param answers to the questions whose sections are built, and to those that claims speak of
 * @param only sections to build; default: all
 * @throws InputError where none is left
 */
export function buildSections(
  context: FittedTable,
  answers: Answers,
  only: readonly SectionId[] = SECTION_IDS,
): ReportSection[] {
  const absent = new Map<SectionId, string>();
  const built = new Map<SectionId, Section>();
  for (const id of QUESTION_IDS) {
    if (!only.includes(id)) continue;
    const section = questionOf(id).section(context, answers[id] ?? null);
    if ('absent' in section) absent.set(id, section.absent);
    else built.set(id, section);
  }
  /** What is said of all of them together. */
  const shared: Record<Exclude<SectionId, keyof Answers>, () => Section> = {
    claims: () => {
      const { tasks, answers: taskAnswers, layers, measures, provenance } = context;
      const table = { tasks, taskAnswers, layers, measures, seed: provenance.seed };
      return claimsSection(scoreClaims({ ...table, answers }));
    },
    methods: () => methodsSection(context),
    notes: () => notesSection(context, absent),
    provenance: () => provenanceSection(context),
  };
  for (const [id, build] of Object.entries(shared) as [keyof typeof shared, () => Section][]) {
    if (only.includes(id)) built.set(id, build());
  }
  const sections = SECTION_IDS.flatMap((id) => {
    const section = built.get(id);
    return section ? [{ id, ...section }] : [];
  });
  if (sections.length === 0) {
    const why = [...absent].map(([id, reason]) => `${id}: ${reason}`).join('; ');
    throw new InputError(`this table allows none of the sections asked for (${why})`, {}, 'ask for others', {
      name: 'only',
    });
  }
  return sections;
}
