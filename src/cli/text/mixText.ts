import { percentText } from '../../base/numberText.ts';
import type { MixAnswer } from '../../questions/planning/mixAnswer.ts';
import { taskName } from '../../results/taskName.ts';
import { terminalText } from '../terminalText.ts';
import { type TextColumn, textTable } from './textTable.ts';

type Part = MixAnswer['parts'][number];

/** A mixture as a recipe. */
export function mixText(answer: MixAnswer, width: number): string {
  const columns: TextColumn<Part>[] = [
    { title: 'ask model', align: 'left', cell: ({ model }) => model },
    { title: 'with probability', align: 'right', cell: ({ probability }) => probability.toFixed(4) },
    {
      title: terminalText(answer.upstream),
      align: 'right',
      cell: ({ upstreamAccuracy }) => percentText(upstreamAccuracy),
    },
    {
      title: terminalText(answer.downstream),
      align: 'right',
      cell: ({ downstreamAccuracy }) => percentText(downstreamAccuracy),
    },
  ];
  const name = terminalText(taskName(answer));
  const what =
    answer.parts.length === 1
      ? 'One model does it: it is a vertex of the upper hull.'
      : 'Draw one model anew for every input; the accuracies are the weighted means, exactly (Lemma 2.1).';
  return [
    textTable(columns, answer.parts, width),
    `${what} It has ${percentText(answer.upstreamAccuracy)} on ${terminalText(answer.upstream)} and ${percentText(answer.downstreamAccuracy)} on ${name}.`,
    '',
  ].join('\n');
}
