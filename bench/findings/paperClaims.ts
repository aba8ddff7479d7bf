import { answerTask } from '../../src/fits/answerTask.ts';
import { scoreClaims } from '../../src/questions/claims/claims.ts';
import { gatherEvidence } from '../../src/questions/claims/evidence.ts';
import type { TaskGroup } from '../../src/results/groupTasks.ts';
import type { MeasuredLayer } from '../../src/results/layers/layerMeasure.ts';
import type { LayerScore } from '../../src/results/layers/layerScore.ts';

/**
 * The paper's claims on the sweep, in its order: what it says, what is found, and whether that is seen. What the main
 * runs cannot be asked, settings of the head, is asked of the head's experiment.
 */
export function paperClaims(
  main: readonly TaskGroup[],
  head: readonly TaskGroup[],
  layers: readonly LayerScore[],
  measures: readonly MeasuredLayer[],
): void {
  const scored = (tasks: readonly TaskGroup[]) => {
    const taskAnswers = tasks.map((task) => answerTask(task));
    return scoreClaims(gatherEvidence(tasks, { layers, measures, taskAnswers }));
  };
  const ofHead = new Map(scored(head).map((claim) => [claim.id, claim]));
  console.log("\nthe paper's claims, all shots (an undecided test of a power below 0.8 cannot see)");
  for (const asked of scored(main)) {
    const other = ofHead.get(asked.id);
    const claim = asked.statistic === null && other ? other : asked;
    const { source, statement, measure, seen, statistic, interval, power, why } = claim;
    console.log(`  ${source}: ${statement}`);
    const ends = interval ? ` [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]` : '';
    const number = statistic === null ? '' : ` ${statistic.toFixed(3)}${ends}`;
    const found = power ? `; power ${power.probability.toFixed(2)} if ${power.effect}` : '';
    console.log(`    ${seen}:${number}; ${why}${found}`);
    console.log(`    ${measure}`);
  }
}
