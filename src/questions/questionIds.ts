/** Every section, in the order in which a report shows them. */
export const SECTION_IDS = [
  'answer',
  'law',
  'plateaus',
  'rivals',
  'sample-size',
  'shots',
  'scale',
  'ranks',
  'overlay',
  'layers',
  'head',
  'planning',
  'claims',
  'methods',
  'notes',
  'provenance',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];
