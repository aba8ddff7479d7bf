import { madeTasks } from './madeTasks.ts';

const SHOTS = [1, 5, 25];
/** Three tasks at three numbers of shots; k and e_IR fall with shots, alpha rises. */
export const shotTasks = madeTasks(
  ['birds', 'cars', 'dogs'].flatMap((downstream, t) =>
    SHOTS.map((shots, s) => ({
      downstream,
      shots,
      law: { k: 0.8 - 0.1 * s, alpha: 1 + t + 0.5 * s, irreducibleError: 0.3 - 0.08 * s },
      gap: 0.01,
    })),
  ),
  150,
  (i) => ({
    family: i % 2 ? 'vit' : 'mixer',
    parameters: 1e6 * 4 ** (i % 3),
    epochs: 7,
    run: `run${i >> 1}`,
  }),
);
