import type { Encodings } from './specTypes.ts';

/** The palette's first place is for what has no category; categories of our own leave it empty. */
const NONE = '';

/**
 * Colour and shape by a category of ours (a method, a task, a rival), the same value always in the same place of the
 * palette.
 *
 * @param values all that there may be, in the order of the palette; without `rest`, none is grey
 * @param rest what is left grey, where there is any
 */
export function categories(field: string, values: readonly string[], title: string | null, rest?: string) {
  const definition = {
    field,
    type: 'nominal' as const,
    scale: { domain: [rest ?? NONE, ...values] },
    legend: { title, values: rest === undefined ? [...values] : [...values, rest], symbolOpacity: 1 },
  };
  return definition satisfies Encodings['color'];
}
