import { shortText } from '../../base/shortText.ts';
import type { AxisMode } from '../axisMode.ts';
import type { Encodings, Transform } from '../specTypes.ts';

/** On logarithmic and logit axes accuracies are drawn between this and one minus this; fits never clip. */
export const CLIP = 0.001;

/** Tick marks where scales are not linear: errors, and accuracies. */
export const ERROR_TICKS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
const LOGIT_TICKS = [
  0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999,
];

/** Longest name in an axis title. */
const LONGEST_NAME = 30;

/** The range of accuracies that a figure shows. */
export interface AccuracyRange {
  readonly low: number;
  readonly high: number;
}

/** Axes of a figure of downstream against upstream accuracy. */
export interface Axes {
  /** Makes the fields that the encodings name from accuracies. */
  readonly transform: Transform[];
  readonly x: Encodings['x'];
  /** The same scale and axis for any field of downstream accuracy. */
  y(field?: DownstreamField): Encodings['y'];
  /** Name of the field that holds the drawn value of a downstream accuracy. */
  drawn(field: DownstreamField): string;
  /** An expression that is true for accuracies that this axis can show. */
  shows(field: DownstreamField | 'upstream'): string;
}

export type DownstreamField = 'downstream' | 'low' | 'high';

/**
 * Axes for a figure whose data have fields `upstream` and `downstream` (and `low`, `high`), accuracies as fractions.
 *
 * @param names of the upstream and the downstream task, for titles
 */
export function accuracyAxes(
  mode: AxisMode,
  upstream: AccuracyRange,
  downstream: AccuracyRange,
  names: { readonly upstream: string; readonly downstream: string },
): Axes {
  const { title, drawn, scale, axis, shows } = MODES[mode];
  const fieldOf = (field: string) => (mode === 'accuracy' ? field : `drawn_${field}`);
  const fields = ['upstream', 'downstream', 'low', 'high'];
  return {
    transform:
      mode === 'accuracy'
        ? []
        : fields.map((field) => ({ calculate: drawn(`datum.${field}`), as: fieldOf(field) })),
    x: {
      field: fieldOf('upstream'),
      type: 'quantitative',
      title: title(shortText(names.upstream, LONGEST_NAME)),
      scale: scale(upstream),
      axis,
    },
    y: (field = 'downstream') => ({
      field: fieldOf(field),
      type: 'quantitative',
      title: title(shortText(names.downstream, LONGEST_NAME)),
      scale: scale(downstream),
      axis,
    }),
    drawn: fieldOf,
    shows: (field) => shows(`datum.${field}`),
  };
}

/** An accuracy that both axes can show, as an expression. */
const clipped = (value: string) => `clamp(${value}, ${CLIP}, ${1 - CLIP})`;
const clip = (accuracy: number) => Math.min(Math.max(accuracy, CLIP), 1 - CLIP);
const logit = (accuracy: number) => Math.log(clip(accuracy) / (1 - clip(accuracy)));

const MODES = {
  accuracy: {
    title: (name: string) => `${name} accuracy`,
    drawn: (value: string) => value,
    scale: ({ low, high }: AccuracyRange) => ({ domain: [low, high], zero: false, nice: false }),
    axis: { format: '.0%', tickCount: 6 },
    shows: (value: string) => `${value} >= 0 && ${value} <= 1`,
  },
  error: {
    title: (name: string) => `${name} error (log scale)`,
    drawn: (value: string) => `1 - ${clipped(value)}`,
    // Reversed, so that better models stand on the right and on top as on the other axes.
    scale: ({ low, high }: AccuracyRange) => ({
      type: 'log' as const,
      reverse: true,
      nice: false,
      domain: [1 - clip(high), 1 - clip(low)],
    }),
    axis: { format: '~p', values: ERROR_TICKS },
    shows: (value: string) => `${value} >= 0 && ${value} <= ${1 - CLIP}`,
  },
  logit: {
    title: (name: string) => `${name} accuracy (logit scale)`,
    drawn: (value: string) => `log(${clipped(value)} / (1 - ${clipped(value)}))`,
    scale: ({ low, high }: AccuracyRange) => ({
      domain: [logit(low), logit(high)],
      zero: false,
      nice: false,
    }),
    axis: {
      values: LOGIT_TICKS.map(logit),
      labelOverlap: true,
      labelExpr: "format(1 / (1 + exp(-datum.value)), '~p')",
    },
    shows: (value: string) => `${value} >= ${CLIP} && ${value} <= ${1 - CLIP}`,
  },
} as const;

/**
 * Where an accuracy is drawn on an axis: the value that the axis's scale takes.
 *
 * @example drawnAccuracy('error', 0.9) // 0.1
 */
export function drawnAccuracy(mode: AxisMode, accuracy: number): number {
  if (mode === 'accuracy') return accuracy;
  return mode === 'error' ? Number((1 - clip(accuracy)).toPrecision(12)) : logit(accuracy);
}

/** The accuracy that is drawn at a value of an axis's scale: the inverse of {@link drawnAccuracy}, in [0, 1]. */
export function accuracyDrawnAt(mode: AxisMode, value: number): number {
  const accuracy = mode === 'accuracy' ? value : mode === 'error' ? 1 - value : 1 / (1 + Math.exp(-value));
  return Math.min(1, Math.max(0, accuracy));
}
