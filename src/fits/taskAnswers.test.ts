import { describe, expect, test } from '@jest/globals';
import { groupTasks } from '../results/groupTasks.ts';
import { readEvaluations } from '../results/readEvaluations.ts';
import { fitTasks } from './fitTasks.ts';
import { taskAnswers } from './taskAnswers.ts';

const tasks = groupTasks(readEvaluations(['fixtures/known-law.csv']).evaluations);

describe('taskAnswers', () => {
  test('answers each task once, what gains most first, by the envelope', () => {
    const answers = taskAnswers(fitTasks(tasks, ['hull', 'envelope']));
    expect(
      answers.map(({ task, lead }) => `${task.downstream} ${task.shots}: ${lead.saturation.verdict}`),
    ).toEqual([
      'birds 1: keeps paying',
      'birds 25: keeps paying',
      'textures 1: near its plateau',
      'textures 25: near its plateau',
      'colours 1: saturated',
      'colours 25: saturated',
      'counting 25: no law fits',
    ]);
    for (const { lead, others } of answers) {
      expect([lead, ...others].map(({ fit }) => fit.method)).toEqual(['envelope', 'hull']);
    }
  });

  test('says where another fit gives another answer', () => {
    const disputed = taskAnswers(fitTasks(tasks, ['hull', 'envelope'])).filter(({ agreed }) => !agreed);
    expect(disputed.map(({ task }) => `${task.downstream} ${task.shots}`)).toEqual([
      'birds 1',
      'textures 25',
    ]);
  });

  test('lets another fit answer where the models do not determine the envelope', () => {
    const fits = fitTasks(tasks.slice(0, 1), ['hull', 'envelope']).map((fit) =>
      fit.fit.method === 'envelope' ? { ...fit, fit: { ...fit.fit, identified: false } } : fit,
    );
    expect(taskAnswers(fits)[0].lead.fit.method).toBe('hull');
  });
});
