import * as util from 'node:util';

/** Colours of verdicts, as those of a report: what pays, what is near its end, what is over. */
const COLOURS = {
  'keeps paying': 'green',
  'still rising': 'green',
  slowing: 'yellow',
  'near its plateau': 'yellow',
  saturated: 'red',
  flat: 'red',
  declines: 'red',
} as const;

/** A verdict that fills a cell of a table. */
const CELL = new RegExp(`(?<=  )(${Object.keys(COLOURS).join('|')})(?=  |$)`, 'gm');

/**
 * Text for a terminal with colours: the first line bold, verdicts in tables coloured. The words say the same without.
 * Node before 20.12 has no colours to give.
 */
export function paint(text: string): string {
  const style = util.styleText as typeof util.styleText | undefined;
  if (!style) return text;
  // Whether there are colours is for the caller to say, so that Node is not asked again.
  const always = { validateStream: false };
  return text
    .replace(/^[^\n]+ -> [^\n]+/, (line) => style('bold', line, always))
    .replace(CELL, (word) => style(['bold', COLOURS[word as keyof typeof COLOURS]], word, always));
}

/** Whether a stream gets colours: FORCE_COLOR and NO_COLOR (no-color.org) say so, else whether it is a terminal. */
export function wantsColour(
  isTerminal: boolean | undefined,
  { FORCE_COLOR, NO_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal === true && !NO_COLOR && TERM !== 'dumb';
}
