import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Drawing, DrawingTask } from './drawFigure.ts';

/** Fewer figures than this are drawn sooner than a worker has loaded Vega. */
const WORTH_A_WORKER = 8;

/** A worker needs JavaScript: the built one, whether this file runs from src or from dist. */
const WORKER = fileURLToPath(new URL('../../dist/report/drawWorker.js', import.meta.url));

/**
 * Draws figures, several at a time where there are many; the pictures do not depend on how many workers draw them.
 *
 * @param onDrawn called after each figure with how many are done
 * @returns the pictures in the order of the tasks
 */
export async function drawFigures(
  tasks: readonly DrawingTask[],
  onDrawn: (done: number) => void = () => {},
  workers: number = Math.min(availableParallelism(), Math.floor(tasks.length / WORTH_A_WORKER)),
): Promise<Drawing[]> {
  let done = 0;
  const counted = async (drawing: Promise<Drawing>): Promise<Drawing> => {
    const result = await drawing;
    onDrawn(++done);
    return result;
  };
  if (workers < 2 || !existsSync(WORKER)) {
    const { drawFigure } = await import('./drawFigure.ts');
    const drawings: Drawing[] = [];
    for (const task of tasks) drawings.push(await counted(drawFigure(task)));
    return drawings;
  }
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({ filename: WORKER, minThreads: workers, maxThreads: workers });
  try {
    return await Promise.all(tasks.map((task) => counted(pool.run(task) as Promise<Drawing>)));
  } finally {
    await pool.destroy();
  }
}
