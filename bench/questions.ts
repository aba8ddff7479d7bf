import { answerTask } from '../src/fits/answerTask.ts';
import { scoreClaims } from '../src/questions/claims/claims.ts';
import { gatherEvidence } from '../src/questions/claims/evidence.ts';
import { hullOverlay } from '../src/questions/overlay/hullOverlay.ts';
import { plan } from '../src/questions/planning/plan.ts';
import { rankCorrelations } from '../src/questions/ranks/rankCorrelations.ts';
import { compareRivals } from '../src/questions/rivals/compareRivals.ts';
import { sampleSize } from '../src/questions/sampleSize/sampleSize.ts';
import { residualSpread } from '../src/questions/scale/residualSpread.ts';
import { scaleEffect } from '../src/questions/scale/scaleEffect.ts';
import { shotTrends } from '../src/questions/shots/shotTrends.ts';
import { madeTasks } from '../src/questions/testing/madeTasks.ts';
import type { TaskGroup } from '../src/results/groupTasks.ts';
import { timmTasks } from './problems.ts';

const QUESTIONS: Readonly<Record<string, (tasks: readonly TaskGroup[]) => unknown>> = {
  compare: compareRivals,
  'sample size': sampleSize,
  shots: shotTrends,
  scale: scaleEffect,
  spread: residualSpread,
  ranks: rankCorrelations,
  overlay: hullOverlay,
  answers: (tasks) => plan(tasks.map((task) => answerTask(task))),
};

/** Processor time of every analysis at its defaults, on timm's tables and on a large one. */
export function benchQuestions(): void {
  time('timm', timmTasks());
  const made = Array.from({ length: 25 }, (_, t) => ({
    downstream: `task-${t}`,
    shots: 10,
    law: { k: 0.5 + 0.01 * t, alpha: 0.8 + 0.1 * t, irreducibleError: 0.01 * t },
  }));
  time(
    '25 tasks x 4,800 models',
    madeTasks(made, 4800, (i) => ({ family: `family-${i % 3}`, parameters: 1e6 * 2 ** (i % 8), epochs: 7 })),
  );
}

function time(name: string, tasks: readonly TaskGroup[]): void {
  let total = 0;
  console.log(`${name}: processor time`);
  for (const [question, ask] of Object.entries(QUESTIONS)) {
    const start = process.cpuUsage();
    ask(tasks);
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    total += seconds;
    console.log(`  ${question.padEnd(12)} ${seconds.toFixed(2).padStart(6)} s`);
  }
  console.log(`  ${'all'.padEnd(12)} ${total.toFixed(2).padStart(6)} s`);
  const evidence = gatherEvidence(tasks);
  const start = process.cpuUsage();
  scoreClaims(evidence);
  console.log(`  claims, from these: ${(process.cpuUsage(start).user / 1e3).toFixed(0)} ms`);
}
