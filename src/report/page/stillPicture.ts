import type { Drawing } from '../../drawing/drawFigure.ts';
import type { StillPicture } from './htmlSection.ts';

/** A drawing as an image that stands in the page itself: as SVG or as PNG, whichever is smaller. */
export function stillPicture({ svg, thumbnail: png }: Drawing): StillPicture {
  const size = /<svg\b[^>]* width="([\d.]+)"[^>]* height="([\d.]+)"/.exec(svg);
  if (!size) throw new RangeError('a drawing without width and height');
  const text = Buffer.from(svg);
  const uri =
    png && png.length < text.length
      ? `data:image/png;base64,${Buffer.from(png).toString('base64')}`
      : `data:image/svg+xml;base64,${text.toString('base64')}`;
  return { uri, width: Number(size[1]), height: Number(size[2]) };
}
