import { type LoggerInterface, parse, resetSVGDefIds, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { accessibleSvg } from './accessibleSvg.ts';
import { measureTextByFont } from './measureText.ts';
import { svgToPng } from './svgToPng.ts';

measureTextByFont();

/** Pixels of a small PNG for one of the drawing: it stands in a page until the figure itself is drawn. */
const THUMBNAIL_SCALE = 0.75;

/** What is needed to draw a figure; plain data, so that it can be sent to a worker. */
export interface DrawingTask {
  readonly id: string;
  readonly title: string;
  readonly alternative: string;
  readonly spec: TopLevelSpec;
  /** Whether a PNG is wanted too, and a small one. */
  readonly png: boolean;
  readonly thumbnail: boolean;
}

/** A figure as a picture. */
export interface Drawing {
  readonly svg: string;
  readonly png: Uint8Array | null;
  readonly thumbnail: Uint8Array | null;
}

/**
 * Draws a figure: Vega-Lite to Vega to SVG, and from there to PNG. The same spec gives the same bytes.
 *
 * @throws Error where Vega finds an error in the spec
 */
export async function drawFigure(task: DrawingTask): Promise<Drawing> {
  const { id, title, alternative, spec } = task;
  const view = new View(parse(compile(spec, { logger }).spec), { renderer: 'none', logger });
  try {
    // Vega numbers its clip paths through the life of a process.
    resetSVGDefIds();
    const svg = accessibleSvg(await view.toSVG(), id, title, alternative);
    return {
      svg,
      png: task.png ? svgToPng(svg) : null,
      thumbnail: task.thumbnail ? svgToPng(svg, THUMBNAIL_SCALE) : null,
    };
  } finally {
    view.finalize();
  }
}

measureTextByFont();

/** Vega prints errors and goes on; here they end the drawing. Its warnings are for authors of specs. */
const logger: LoggerInterface = {
  level(): never {
    return this as never;
  },
  error(...messages) {
    throw new Error(messages.map(String).join(' '));
  },
  warn() {
    return this;
  },
  info() {
    return this;
  },
  debug() {
    return this;
  },
};
