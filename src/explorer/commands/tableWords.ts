import { shapeFlags } from '../../results/shapes/shapeFlags.ts';
import type { Given } from '../table/given.ts';

/** Words of a command line after the command that read files as they were read here. */
export function tableWords({ files, shape, preset, scale, metric }: Given): string[] {
  return [
    ...files.map(({ name }) => name),
    ...(preset ? ['--preset', preset] : shapeFlags(shape)),
    ...(scale ? ['--scale', scale] : []),
    ...(metric ? ['--metric', metric] : []),
  ];
}
