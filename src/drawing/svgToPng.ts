import { Resvg } from '@resvg/resvg-js';
import { packageFile } from '../files/installedPackage.ts';

/** Pixels of a PNG for one of the drawing: sharp on dense screens and in print. */
export const PNG_SCALE = 2;

const FONTS = ['DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSans-Oblique'].map((name) =>
  packageFile('dejavu-fonts-ttf', `ttf/${name}.ttf`),
);

/** Scripts and pictures that those fonts do not have: East Asian ones and emoji. */
const BEYOND_FONTS = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]|[\u{1f000}-\u{3ffff}]/u;

/**
 * A drawing as PNG on white, with fonts that come along, so that every machine makes the same picture. Only where a name
 * has characters that these lack, those of the machine help out; a font for them would be megabytes.
 *
 * @param scale pixels for one of the drawing
 */
export function svgToPng(svg: string, scale: number = PNG_SCALE): Uint8Array {
  const options = {
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
    font: { fontFiles: FONTS, loadSystemFonts: BEYOND_FONTS.test(svg), defaultFontFamily: 'DejaVu Sans' },
  } as const;
  return new Resvg(svg, options).render().asPng();
}
