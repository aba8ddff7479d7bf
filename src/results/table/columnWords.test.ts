import { expect, test } from '@jest/globals';
import { isAverage, isOtherScore, measureOf, otherWord } from './columnWords.ts';

test.each([
  ['rank_diff', 'rank'],
  ['GPU mem GB', 'gpu'],
  ['inference ms', 'ms'],
  ['summary.train/acc', 'train'],
  ['acc_stderr', 'stderr'],
  ['CNN/DailyMail - ROUGE-2', 'rouge'],
  ['# epochs', 'epochs'],
  ['hours', 'hours'],
])('%s is no column of accuracies: %s', (name, word) => expect(otherWord(name)).toBe(word));

test.each([
  'imagenet-c.brightness.1_in-memory',
  'objectnet-1.0-beta',
  'MS MARCO (regular) - RR@10',
  'PatchCamelyon',
  'accuracy at depth 3',
  'Clevr-Count',
  'KITTI Vehicle Distance',
  'STL-10',
  'error rate',
])('%s may be one', (name) => expect(otherWord(name)).toBeUndefined());

test('averages are told from measures that average over classes', () => {
  for (const name of ['Average (56 datasets)', 'Mean', 'avg_acc', 'Natural Mean', 'overall']) {
    expect([name, isAverage(name)]).toEqual([name, true]);
  }
  for (const name of ['mean_per_class_recall', 'mean IoU', 'mAP', 'meaning', 'mini-ImageNet']) {
    expect([name, isAverage(name)]).toEqual([name, false]);
  }
  expect(['pets F1', 'COCO box mAP', 'AUROC', 'birds'].map(isOtherScore)).toEqual([true, true, true, false]);
});

test('several measures of a test set are told from several test sets', () => {
  const best = (...names: string[]) => {
    const [{ testSet }] = names.map(measureOf);
    expect(names.map((name) => measureOf(name).testSet)).toEqual(names.map(() => testSet));
    return [...names].sort((a, b) => measureOf(a).rank - measureOf(b).rank)[0];
  };
  expect(best('top5_err', 'top1_err', 'top5', 'top1')).toBe('top1');
  expect(best('Acc@5', 'Acc@1')).toBe('Acc@1');
  expect(best('Flickr R@10', 'Flickr R@1', 'Flickr R@5')).toBe('Flickr R@1');
  expect(best('IFEval', 'IFEval Raw')).toBe('IFEval Raw');
  expect(best('hellaswag_acc_norm', 'hellaswag_acc')).toBe('hellaswag_acc');
  expect(measureOf('birds acc 5-shot').testSet).not.toBe(measureOf('birds acc 1-shot').testSet);
  expect(measureOf('top1_x').testSet).not.toBe(measureOf('top1_y').testSet);
});
