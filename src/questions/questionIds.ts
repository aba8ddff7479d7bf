/**
 * Every question in the order in which a report answers them, with the views that `plateau view` shows of it. It loads
 * nothing, so that `--help` knows the names at once.
 */
export const QUESTION_VIEWS = {
  answer: [],
  law: [],
  plateaus: [],
  rivals: [],
  'sample-size': ['sample-size'],
  shots: ['shots'],
  scale: ['scale', 'spread'],
  ranks: ['ranks'],
  overlay: ['overlay'],
  layers: [],
  head: [],
  margins: [],
  planning: [],
} as const;

export type QuestionId = keyof typeof QUESTION_VIEWS;
export const QUESTION_IDS = Object.keys(QUESTION_VIEWS) as QuestionId[];

/** Views of a question, or of all. */
export type ViewId<Id extends QuestionId = QuestionId> = (typeof QUESTION_VIEWS)[Id][number];
export const VIEW_IDS: readonly ViewId[] = Object.values(QUESTION_VIEWS).flat();

/** Every section of a report, in its order: the questions, then what is said of all of them together. */
export const SECTION_IDS = [...QUESTION_IDS, 'claims', 'methods', 'notes', 'provenance'] as const;

export type SectionId = (typeof SECTION_IDS)[number];

/** Sections of a short report: what follows from the answers alone. The others ask more, and only where they are asked for. */
export const SHORT_SECTION_IDS: readonly SectionId[] = [
  'answer',
  'law',
  'plateaus',
  'planning',
  'methods',
  'notes',
  'provenance',
];
