import { signal } from '@preact/signals';
import type * as vegaType from 'vega';
import type { View } from 'vega';
import type vegaEmbedType from 'vega-embed';
import type { Config, TopLevelSpec } from 'vega-lite';
import type { DataRow } from '../../../figures/specTypes.ts';
import { themeConfig } from '../../../figures/theme.ts';

declare const vega: typeof vegaType;
declare const vegaEmbed: typeof vegaEmbedType;

/** Data sets whose rows are a point each, whatever their order. */
const POINTS: readonly string[] = ['models', 'leftOut'];

/** What a row says, its drawn values aside, which a view adds. */
function keyOf(row: object): string {
  const { model, upstream, downstream, group, value } = row as DataRow;
  return JSON.stringify([model, upstream, downstream, group, value]);
}

/** What is drawn now, for saving it. */
export const drawnView = signal<View | null>(null);

/** Where the plot of a figure lies, in pixels of its place, and its scales; another object whenever it moves. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Scale;
  readonly y: Scale;
}

interface Scale {
  (value: number): number;
  invert(pixel: number): number;
}

/** Plots narrower than this have their legend below. */
const NARROW = 600;
/** Room beside the plot for axis and legend, or for the axis alone. */
const BESIDE = 300;
const AXIS = 75;

/** A figure on the page; drawings follow one another, and only the latest is drawn. */
export class DrawnFigure {
  readonly plot = signal<Plot | null>(null);
  /** What a row that the pointer is over, or that is clicked, is told to. */
  onPoint: (row: DataRow | null) => void = () => {};
  onClick: (row: DataRow | null) => void = () => {};
  readonly #place: HTMLElement;
  #next: (() => Promise<void>) | null = null;
  #busy = false;
  #finalize: (() => void) | null = null;
  #view: View | null = null;
  /** All of the spec but its data, as drawn. */
  #frame = '';
  #pointed: readonly DataRow[] = [];
  /** Rows of points as the view has them. */
  readonly #drawn = new Map<string, readonly object[]>();

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  show(spec: TopLevelSpec, theme: 'light' | 'dark'): void {
    this.#next = () => this.#draw(spec, theme);
    if (!this.#busy) void this.#run();
  }

  /** Rings what is pointed at. */
  point(rows: readonly DataRow[]): void {
    this.#pointed = rows;
    // A drawing that is on its way takes it along.
    if (!this.#busy && this.#view) void this.#view.data('pointed', [...rows]).runAsync();
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
    const room = (this.#place.parentElement?.parentElement as HTMLElement).clientWidth;
    const { datasets = {}, ...frame } = spec as { datasets?: Record<string, object[]> };
    const key = JSON.stringify([frame, Object.keys(datasets), theme, room]).replace(
      /"domain":\[[^\]]*\]/g,
      rounded,
    );
    if (key === this.#frame && this.#view) {
      for (const [name, rows] of Object.entries(datasets)) this.#change(this.#view, name, rows);
      this.#view.data('pointed', [...this.#pointed]);
      await this.#view.runAsync();
      return;
    }
    const narrow = room < NARROW;
    const width = Math.round(Math.max(220, Math.min(640, room - (narrow ? AXIS : BESIDE))));
    const config = themeConfig(theme, 'transparent');
    const legend = narrow
      ? { ...config.legend, orient: 'bottom', columns: 1, labelLimit: room - AXIS }
      : config.legend;
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
    this.#drawn.clear();
    drawnView.value = view;
    view.addEventListener('click', (_, item) => this.onClick(item?.datum ?? null));
    view.addEventListener('mousemove', (_, item) => this.onPoint(item?.datum ?? null));
    view.addEventListener('mouseout', () => this.onPoint(null));
    this.#followZoom(view);
  }

  /** Replaces the rows of a data set; points stay where they are the same, as their marks are then not made anew. */
  #change(view: View, name: string, rows: readonly object[]): void {
    if (!POINTS.includes(name)) {
      view.data(name, [...rows]);
      return;
    }
    const before = this.#drawn.get(name) ?? view.data(name);
    const [known, wanted] = [new Set(before.map(keyOf)), new Set(rows.map(keyOf))];
    const stay = before.filter((row) => wanted.has(keyOf(row)));
    const come = rows.filter((row) => !known.has(keyOf(row)));
    const gone = before.filter((row) => !wanted.has(keyOf(row)));
    view.change(name, vega.changeset().remove(gone).insert(come));
    this.#drawn.set(name, [...stay, ...come]);
  }

  /** Keeps `plot` where the view has its plot, through zoom and pan. */
  #followZoom(view: View): void {
    const measure = () => {
      const [x, y] = view.origin();
      const { left, top } = view.padding() as { left: number; top: number };
      this.plot.value = {
        left: x + left,
        top: y + top,
        width: view.width(),
        height: view.height(),
        x: view.scale('x') as Scale,
        y: view.scale('y') as Scale,
      };
    };
    const { signals = {} } = view.getState({
      signals: (name) => /^view_/.test(name ?? ''),
      data: () => false,
    });
    const later = () => view.runAfter(measure);
    for (const name of Object.keys(signals)) view.addSignalListener(name, later);
    view.addResizeListener(later);
    measure();
  }
}

/** A domain to the nearest hundredth: a plateau that moves by less needs no other axis. */
function rounded(domain: string): string {
  return domain.replace(/\d\.\d+/g, (number) => Number(number).toFixed(2));
}
