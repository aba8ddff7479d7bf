import { Resvg } from '@resvg/resvg-js';
import { packageFile } from '../files/installedPackage.ts';

/** Pixels of a PNG for one of the drawing: sharp on dense screens and in print. */
export const PNG_SCALE = 2;

const FONTS = ['DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSans-Oblique'].map((name) =>
  packageFile('dejavu-fonts-ttf', `ttf/${name}.ttf`),
);

/**
 * A drawing as PNG on white, with fonts that come along, so that every machine makes the same picture.
 *
 * @param scale pixels for one of the drawing
 */
export function svgToPng(svg: string, scale: number = PNG_SCALE): Uint8Array {
  const options = {
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  } as const;
  return new Resvg(svg, options).render().asPng();
}
