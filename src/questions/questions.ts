import { headQuestion } from './head/headQuestion.ts';
import { layersQuestion } from './layers/layersQuestion.ts';
import { marginsQuestion } from './margins/marginsQuestion.ts';
import { overlayQuestion } from './overlay/overlayQuestion.ts';
import { planningQuestion } from './planning/planningQuestion.ts';
import type { Question } from './question.ts';
import type { QuestionId, ViewId } from './questionIds.ts';
import { ranksQuestion } from './ranks/ranksQuestion.ts';
import { rivalsQuestion } from './rivals/rivalsQuestion.ts';
import { sampleSizeQuestion } from './sampleSize/sampleSizeQuestion.ts';
import { answerQuestion, lawQuestion, plateausQuestion } from './saturation/saturationQuestions.ts';
import { scaleQuestion } from './scale/scaleQuestion.ts';
import { shotsQuestion } from './shots/shotsQuestion.ts';

/** Every question by its name. */
export const QUESTIONS = {
  answer: answerQuestion,
  law: lawQuestion,
  plateaus: plateausQuestion,
  rivals: rivalsQuestion,
  'sample-size': sampleSizeQuestion,
  shots: shotsQuestion,
  scale: scaleQuestion,
  ranks: ranksQuestion,
  overlay: overlayQuestion,
  layers: layersQuestion,
  head: headQuestion,
  margins: marginsQuestion,
  planning: planningQuestion,
} satisfies { readonly [Id in QuestionId]: Question<unknown, ViewId<Id>> };

/** The answer to a question; null where a question is answered by the fits alone. */
export type AnswerTo<Id extends QuestionId> =
  (typeof QUESTIONS)[Id] extends Question<infer Answer, ViewId<Id>> ? Answer : never;

/** Answers by question, of those that were asked. */
export type Answers = { readonly [Id in QuestionId]?: AnswerTo<Id> };

/** A question by its name, whatever its answer is. */
export function questionOf(id: QuestionId): Question<unknown> {
  return QUESTIONS[id];
}
