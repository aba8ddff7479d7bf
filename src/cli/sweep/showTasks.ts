import { extname } from 'node:path';
import { InputError } from '../../base/inputError.ts';
import { writeWhole } from '../../files/writeWhole.ts';
import { readPreset } from '../../trainer/sweep/sweepPreset.ts';
import { contactSheet } from '../../trainer/universe/contactSheet.ts';
import { DIFFICULTIES } from '../../trainer/universe/difficulty.ts';
import type { Terminal } from '../terminal.ts';
import type { SweepCommandOptions } from './sweepPlan.ts';

/** Draws the contact sheet of a preset's tasks into a file. */
export async function showTasks(
  file: string,
  options: SweepCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const extension = extname(file).toLowerCase();
  if (extension !== '.png' && extension !== '.svg') {
    throw new InputError('--show-tasks draws PNG and SVG', { file }, 'give a name that ends in .png or .svg');
  }
  const { difficulty, imageSize } = readPreset(options.preset);
  const svg = contactSheet({ difficulty: DIFFICULTIES[difficulty], seed: options.seed, size: imageSize });
  if (extension === '.svg') writeWhole(file, [svg], true);
  else {
    const { svgToPng } = await import('../../drawing/svgToPng.ts');
    writeWhole(file, [svgToPng(svg)], true);
  }
  if (!options.quiet) terminal.report(`every task of the universe in ${file}\n`);
}
