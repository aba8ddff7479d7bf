import { InputError } from '../base/inputError.ts';
import { claimsSection } from '../questions/claims/claimsSection.ts';
import type { ReportContext } from '../questions/fittedTable.ts';
import { headSection } from '../questions/head/headSection.ts';
import { layersSection } from '../questions/layers/layersSection.ts';
import { overlaySection } from '../questions/overlay/overlaySection.ts';
import { planningSection } from '../questions/planning/planningSection.ts';
import { ranksSection } from '../questions/ranks/ranksSection.ts';
import { rivalsSection } from '../questions/rivals/rivalsSection.ts';
import { sampleSizeSection } from '../questions/sampleSize/sampleSizeSection.ts';
import { answerSection } from '../questions/saturation/answerSection.ts';
import { lawSection } from '../questions/saturation/lawSection.ts';
import { plateausSection } from '../questions/saturation/plateausSection.ts';
import { scaleSection } from '../questions/scale/scaleSection.ts';
import { type ReportSection, SECTION_IDS, type SectionId } from '../questions/section.ts';
import { shotsSection } from '../questions/shots/shotsSection.ts';
import { methodsSection } from './methodsSection.ts';
import { notesSection } from './notesSection.ts';
import { provenanceSection } from './provenanceSection.ts';

/** Why a table does not allow a section. */
export interface Absent {
  readonly absent: string;
}

/** Builds a section from a table, or says why the table does not allow it. */
export type SectionBuilder = (context: ReportContext) => Omit<ReportSection, 'id'> | Absent;

const BUILDERS: Partial<Record<SectionId, SectionBuilder>> = {
  answer: answerSection,
  law: lawSection,
  plateaus: plateausSection,
  rivals: rivalsSection,
  'sample-size': sampleSizeSection,
  shots: shotsSection,
  scale: scaleSection,
  ranks: ranksSection,
  overlay: overlaySection,
  layers: layersSection,
  head: headSection,
  planning: planningSection,
  claims: claimsSection,
  methods: methodsSection,
  provenance: provenanceSection,
};

/**
 * Builds the sections that a table allows; the notes say what it does not allow.
 *
 * @param only sections to build; default: all
 * @throws InputError where none is left
 */
export function buildSections(
  context: ReportContext,
  only: readonly SectionId[] = SECTION_IDS,
): ReportSection[] {
  const absent = new Map<SectionId, string>();
  const built = new Map<SectionId, ReportSection>();
  for (const id of SECTION_IDS) {
    const build = BUILDERS[id];
    if (!build || !only.includes(id)) continue;
    const result = build(context);
    if ('absent' in result) absent.set(id, result.absent);
    else built.set(id, { id, ...result });
  }
  if (only.includes('notes')) built.set('notes', { id: 'notes', ...notesSection(context, absent) });
  const sections = SECTION_IDS.flatMap((id) => built.get(id) ?? []);
  if (sections.length === 0) {
    const why = [...absent].map(([id, reason]) => `${id}: ${reason}`).join('; ');
    throw new InputError(
      `this table allows none of the sections asked for (${why})`,
      {},
      'ask for others with --only',
    );
  }
  return sections;
}
