import { escapeXml } from '../base/escapeXml.ts';

/**
 * Makes a drawing readable without eyes: one image with a name and a description, whose parts are not read out one
 * by one.
 *
 * @param svg as Vega draws it
 * @param id unique among the drawings of one page
 * @example accessibleSvg('<svg width="1"></svg>', 'law', 'Law', 'A curve.').startsWith('<svg role="img"') // true
 */
export function accessibleSvg(svg: string, id: string, title: string, description: string): string {
  const opening = /<svg\b([^>]*)>/;
  if (!opening.test(svg)) throw new RangeError(`no <svg> in the drawing of ${id}`);
  const text = [
    `<title id="${id}-title">${escapeXml(title)}</title>`,
    `<desc id="${id}-desc">${escapeXml(description)}</desc>`,
  ].join('');
  return svg.replace(
    opening,
    (_, attributes: string) =>
      `<svg role="img" aria-labelledby="${id}-title ${id}-desc"${attributes}>${text}`,
  );
}
