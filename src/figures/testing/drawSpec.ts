import { parse, resetSVGDefIds, type Spec, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { measureTextByFont } from '../../drawing/measureText.ts';

measureTextByFont();

/** Compiles a spec; returns the Vega spec and everything that Vega-Lite had to say. */
export function compileSpec(spec: TopLevelSpec): { readonly vega: Spec; readonly said: string[] } {
  const { logger, said } = recorder();
  return { vega: compile(spec, { logger }).spec, said };
}

/** Draws a spec as SVG; returns everything that Vega-Lite and Vega had to say, too. */
export async function drawSpec(
  spec: TopLevelSpec,
): Promise<{ readonly svg: string; readonly said: string[] }> {
  const { logger, said } = recorder();
  const view = new View(parse(compile(spec, { logger }).spec), { renderer: 'none', logger });
  resetSVGDefIds();
  const svg = await view.toSVG();
  view.finalize();
  return { svg, said };
}

/** A logger that keeps warnings and errors. */
function recorder() {
  const said: string[] = [];
  const keep = function (this: unknown, ...messages: readonly unknown[]) {
    const message = messages.map(String).join(' ');
    // There is no window in Node to follow a drag in.
    if (message !== 'Can not resolve event source: window') said.push(message);
    return this as never;
  };
  const drop = function (this: unknown) {
    return this as never;
  };
  return { said, logger: { level: drop, error: keep, warn: keep, info: drop, debug: drop } };
}
