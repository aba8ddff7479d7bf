import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { View } from 'vega';
import type vegaEmbedType from 'vega-embed';
import type { Config, TopLevelSpec } from 'vega-lite';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { themeConfig } from '../../figures/theme.ts';
import { lawFigure } from '../../questions/saturation/lawFigure.ts';
import { shown } from '../answers.ts';
import { html } from '../html.ts';
import { families, outside, toggleModel, view, wholeTask } from '../state.ts';

declare const vegaEmbed: typeof vegaEmbedType;

/** What is drawn now, for saving it. */
export const drawnView = signal<View | null>(null);

/** Plots narrower than this have their legend below. */
const NARROW = 600;
const dark = matchMedia('(prefers-color-scheme: dark)');
const isDark = signal(dark.matches);
dark.addEventListener('change', () => {
  isDark.value = dark.matches;
});

/** The task's models with hull, frontier or observed slope, on a canvas; a click on a model leaves it out. */
export function Scatter() {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<DrawnFigure | null>(null);
  const current = shown.value;
  const { axes } = view.value;
  const figure =
    current &&
    lawFigure(current.answer, {
      families: families.value,
      number: 1,
      leftOut: outside.value,
      target: view.value.target ?? undefined,
    });
  const spec = figure?.variants?.find((variant) => variant.axes === axes)?.spec ?? figure?.spec;
  const theme = isDark.value ? 'dark' : 'light';
  useEffect(() => {
    if (!place.current || !spec) return;
    drawing.current ??= new DrawnFigure(place.current);
    drawing.current.show(spec, theme);
  }, [spec, theme]);
  return html`
    <figure class=${current?.settled ? 'wide' : 'wide unsettled'}>
      <div class="drawing scroll" tabindex="0" role="region" aria-label="Figure">
        <div class="live" ref=${place} role="img" aria-label=${figure?.alternative ?? 'No figure yet'}></div>
      </div>
      <figcaption>${figure?.caption}</figcaption>
    </figure>`;
}

/** A figure on the page; drawings follow one another, and only the latest is drawn. */
class DrawnFigure {
  readonly #place: HTMLElement;
  #next: (() => Promise<void>) | null = null;
  #busy = false;
  #finalize: (() => void) | null = null;
  #view: View | null = null;
  /** All of the spec but its data, as drawn. */
  #frame = '';

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  show(spec: TopLevelSpec, theme: 'light' | 'dark'): void {
    this.#next = () => this.#draw(spec, theme);
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#next) {
      const draw = this.#next;
      this.#next = null;
      await draw();
    }
    this.#busy = false;
  }

  async #draw(spec: TopLevelSpec, theme: 'light' | 'dark'): Promise<void> {
    const room = (this.#place.parentElement as HTMLElement).clientWidth;
    const { datasets = {}, ...frame } = spec as { datasets?: Record<string, object[]> };
    const key = JSON.stringify([frame, Object.keys(datasets), theme, room]).replace(
      /"domain":\[[^\]]*\]/g,
      rounded,
    );
    if (key === this.#frame && this.#view) {
      for (const [name, rows] of Object.entries(datasets)) this.#view.data(name, rows);
      await this.#view.runAsync();
      return;
    }
    const narrow = room < NARROW;
    const width = Math.round(Math.max(220, Math.min(640, room - (narrow ? 75 : 300))));
    const config = themeConfig(theme, 'transparent');
    const legend = narrow ? { ...config.legend, orient: 'bottom', columns: 2 } : config.legend;
    const { view, finalize } = await vegaEmbed(this.#place, { ...spec, width } as TopLevelSpec, {
      ast: true,
      actions: false,
      config: { ...config, legend } as Config,
      defaultStyle: false,
      tooltip: { theme: 'report', disableDefaultStyle: true },
      renderer: 'canvas',
      logLevel: 1,
    });
    this.#finalize?.();
    this.#finalize = finalize;
    this.#view = view;
    this.#frame = key;
    drawnView.value = view;
    view.addEventListener('click', (_, item) => clicked(item?.datum));
  }
}

/** A domain to the nearest hundredth: a plateau that moves by less needs no other axis. */
function rounded(domain: string): string {
  return domain.replace(/\d\.\d+/g, (number) => Number(number).toFixed(2));
}

/** Rings of hull vertices lie on their models: whatever stands at a model's place is the model. */
function clicked(datum: { upstream?: number; downstream?: number } | undefined): void {
  const model = wholeTask.value?.evaluations.find(
    ({ upstreamAccuracy, downstreamAccuracy }) =>
      roundForPlot(upstreamAccuracy) === datum?.upstream &&
      roundForPlot(downstreamAccuracy) === datum.downstream,
  );
  if (model) toggleModel(model.model);
}
