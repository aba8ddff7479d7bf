import { computed, signal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { RIVALS } from '../../../curves/rivals/rivals.ts';
import { roundForPlot } from '../../../figures/roundForPlot.ts';
import type { RivalLine } from '../../../figures/scatter/rivalLines.ts';
import type { DataRow } from '../../../figures/specTypes.ts';
import { lawFigure } from '../../../questions/saturation/lawFigure.ts';
import type { Evaluation } from '../../../results/evaluation.ts';
import { shown } from '../../answers/answers.ts';
import type { FittedRival } from '../../answers/fitRivals.ts';
import { html } from '../../html.ts';
import { colours, outside, pointed, toggleModel, view, wholeTask } from '../../view/state.ts';
import { AxisHandles } from './AxisHandles.ts';
import { DrawnFigure, type Plot } from './DrawnFigure.ts';
import { FitRange } from './FitRange.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');
const isDark = signal(dark.matches);
dark.addEventListener('change', () => {
  isDark.value = dark.matches;
});
/** Width of the window: figures fit their room. */
const room = signal(innerWidth);
addEventListener('resize', () => {
  room.value = innerWidth;
});

const options = computed(() => {
  const { target, future, axes } = view.value;
  return { target: target ?? undefined, future: future ?? undefined, axes };
});

/** The figure; null while there is no answer. */
const figure = computed(() => {
  const current = shown.value;
  if (!current) return null;
  const { target, future, axes } = options.value;
  const made = lawFigure(current.answer, {
    families: colours.value,
    number: 1,
    leftOut: outside.value,
    target,
    future,
    live: true,
    frontier: current.rows,
    rivals: current.rivals.flatMap(lineOf),
  });
  const spec = made.variants?.find((variant) => variant.axes === axes)?.spec ?? made.spec;
  return { spec, caption: made.caption, alternative: made.alternative };
});

/** Rivals are drawn; the saturating law among them is there to be compared with. */
function lineOf({ rival, parameters }: FittedRival): RivalLine[] {
  if (!parameters || rival === 'saturating') return [];
  return [{ rival, predict: (upstream) => RIVALS[rival].predict(parameters, upstream) }];
}

/** Models of the task by where they are drawn: rings of hull vertices lie on them, so that a place is what tells. */
const places = computed(() => {
  const place = ({ upstreamAccuracy, downstreamAccuracy }: Evaluation) =>
    `${roundForPlot(upstreamAccuracy)} ${roundForPlot(downstreamAccuracy)}`;
  return new Map((wholeTask.value?.evaluations ?? []).map((one) => [place(one), one.model]));
});
const modelAt = (row: DataRow | null) =>
  (row && places.value.get(`${row.upstream} ${row.downstream}`)) ?? null;

/** Where the model that is pointed at is drawn. */
const pointedRows = computed((): DataRow[] => {
  const model = pointed.value;
  if (model === null) return [];
  return (wholeTask.value?.evaluations ?? [])
    .filter((one) => one.model === model)
    .map(({ upstreamAccuracy, downstreamAccuracy }) => ({
      upstream: roundForPlot(upstreamAccuracy),
      downstream: roundForPlot(downstreamAccuracy),
    }));
});

const plot = signal<Plot | null>(null);

/** The task's models with hull, frontier or observed slope, on a canvas; a click on a model leaves it out. */
export function Scatter() {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<DrawnFigure | null>(null);
  const { spec, caption, alternative } = figure.value ?? {};
  const theme = isDark.value ? 'dark' : 'light';
  const width = room.value;
  useEffect(() => {
    if (!place.current || !spec) return;
    if (!drawing.current) {
      const made = new DrawnFigure(place.current);
      made.onPoint = (row) => {
        pointed.value = modelAt(row);
      };
      made.onClick = (row) => {
        const model = modelAt(row);
        if (model !== null) toggleModel(model);
      };
      made.plot.subscribe((value) => {
        plot.value = value;
      });
      drawing.current = made;
    }
    drawing.current.show(spec, theme);
  }, [spec, theme, width]);
  useSignalEffect(() => {
    const rows = pointedRows.value;
    drawing.current?.point(rows);
  });
  return html`
    <figure class=${shown.value?.settled ? 'wide' : 'wide unsettled'}>
      <div class="drawing scroll" tabindex="0" role="region" aria-label="Figure">
        <div class="place">
          <div class="live" ref=${place} role="img" aria-label=${alternative ?? 'No figure yet'}></div>
          <${AxisHandles} plot=${plot} />
          <${FitRange} plot=${plot} />
        </div>
      </div>
      <figcaption>${caption}</figcaption>
    </figure>`;
}
