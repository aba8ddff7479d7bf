import { answerTask } from '../../fits/answerTask.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import type { MeasuredLayer } from '../../results/layers/layerMeasure.ts';
import type { LayerScore } from '../../results/layers/layerScore.ts';
import type { AskedTable } from '../askedTable.ts';
import { QUESTION_IDS } from '../questionIds.ts';
import { type Answers, questionOf } from '../questions.ts';

/** What claims are judged by: a table, and the answers to the questions that they speak of. */
export interface Evidence extends AskedTable {
  readonly answers: Answers;
}

/**
 * Asks every question that claims need; those whose answers are at hand are not asked again. Without layer profiles
 * (`layers`, as `readLayerScores` reads them) claims about layers cannot be tested, nor without measures of layers
 * (`measures`, as `readLayerMeasures` reads them) those about what the head does to them.
 *
 * @param known answers of the tasks, where they are at hand; the seed, default 0
 */
export function gatherEvidence(
  tasks: readonly TaskGroup[],
  known: {
    readonly seed?: number;
    readonly layers?: readonly LayerScore[];
    readonly measures?: readonly MeasuredLayer[];
    readonly taskAnswers?: readonly TaskAnswer[];
    readonly answers?: Answers;
  } = {},
): Evidence {
  const { seed = 0, layers = [], measures, answers = {} } = known;
  const taskAnswers = known.taskAnswers ?? tasks.map((task) => answerTask(task, { seed }));
  const table = { tasks, taskAnswers, layers, measures, seed };
  const asked = QUESTION_IDS.filter((id) => questionOf(id).claims).map((id) => {
    const { ask, askForClaims = ask } = questionOf(id);
    return [id, answers[id] ?? askForClaims?.(table) ?? null];
  });
  return { ...table, answers: Object.fromEntries(asked) };
}
