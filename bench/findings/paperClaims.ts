import { answerTask } from '../../src/fits/answerTask.ts';
import { scoreClaims } from '../../src/questions/claims/claims.ts';
import { gatherEvidence } from '../../src/questions/claims/evidence.ts';
import { questionOf } from '../../src/questions/questions.ts';
import type { TaskGroup } from '../../src/results/groupTasks.ts';
import type { MeasuredLayer } from '../../src/results/layers/layerMeasure.ts';
import type { LayerScore } from '../../src/results/layers/layerScore.ts';

/** Questions whose claims are about the head's experiment. */
const OF_HEAD = ['head', 'margins'] as const;

/**
 * The paper's claims on the sweep, in its order: what it says, what is found, and whether that is seen. Those about the
 * head are judged on all runs, of which its experiment is one part and the usual setting the other; all others on the
 * runs without that experiment.
 */
export function paperClaims(
  tasks: readonly TaskGroup[],
  all: readonly TaskGroup[],
  layers: readonly LayerScore[],
  measures: readonly MeasuredLayer[],
): void {
  const taskAnswers = tasks.map((task) => answerTask(task));
  console.log("\nthe paper's claims, all shots (an undecided test of a power below 0.8 cannot see)");
  const evidence = gatherEvidence(tasks, { layers, taskAnswers });
  const onMain = scoreClaims(evidence);
  const asked = { ...evidence, tasks: all, measures };
  const answers = Object.fromEntries(OF_HEAD.map((id) => [id, questionOf(id).ask?.(asked) ?? null]));
  const onAll = scoreClaims({ ...asked, answers: { ...evidence.answers, ...answers } });
  const ofHead = new Set(OF_HEAD.flatMap((id) => (questionOf(id).claims ?? []).map((claim) => claim.id)));
  for (const claim of onMain.map((one, i) => (ofHead.has(one.id) ? onAll[i] : one))) {
    const { source, statement, measure, seen, statistic, interval, power, why } = claim;
    console.log(`  ${source}: ${statement}`);
    const ends = interval ? ` [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]` : '';
    const number = statistic === null ? '' : ` ${statistic.toFixed(3)}${ends}`;
    const found = power ? `; power ${power.probability.toFixed(2)} if ${power.effect}` : '';
    console.log(`    ${seen}:${number}; ${why}${found}`);
    console.log(`    ${measure}`);
  }
}
