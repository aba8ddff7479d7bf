import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { textWidth } from './textWidth.ts';

/** Advance widths of a TrueType font by its own tables (OpenType 1.9: cmap format 4, hhea, hmtx). */
function advances(font: Buffer): (codePoint: number) => number {
  const tables = new Map<string, number>();
  for (let i = 0, record = 12; i < font.readUInt16BE(4); i++, record += 16) {
    tables.set(font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8));
  }
  const at = (name: string) => tables.get(name) ?? 0;
  const wide = font.readUInt16BE(at('hhea') + 34);
  const cmap = at('cmap');
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i),
  );
  const unicode = subtables.find((table) => font.readUInt16BE(table) === 4) ?? 0;
  const double = font.readUInt16BE(unicode + 6);
  return (codePoint) => {
    for (let i = 0; i < double; i += 2) {
      if (codePoint > font.readUInt16BE(unicode + 14 + i)) continue;
      const start = font.readUInt16BE(unicode + 16 + double + i);
      const delta = font.readUInt16BE(unicode + 16 + 2 * double + i);
      const place = unicode + 16 + 3 * double + i;
      const offset = font.readUInt16BE(place);
      const glyph =
        offset === 0
          ? codePoint + delta
          : font.readUInt16BE(place + offset + 2 * (codePoint - start)) + delta;
      return font.readUInt16BE(at('hmtx') + 4 * Math.min(glyph & 0xffff, wide - 1));
    }
    return 0;
  };
}

test('widths are those of the font', () => {
  const file = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  const advance = advances(readFileSync(file));
  for (let code = 32; code < 127; code++) {
    expect(textWidth(String.fromCharCode(code), 2048)).toBe(advance(code));
  }
  // Letters with accents are no wider than what unknown characters are taken for.
  for (let code = 0xa0; code < 0x250; code++) {
    expect(textWidth(String.fromCodePoint(code), 2048)).toBeGreaterThanOrEqual(Math.min(2048, advance(code)));
  }
});

test('widths add up and grow with the size', () => {
  expect(textWidth('', 11)).toBe(0);
  expect(textWidth('plateau', 22)).toBeCloseTo(2 * textWidth('plateau', 11), 12);
  expect(textWidth('ab', 11)).toBeCloseTo(textWidth('a', 11) + textWidth('b', 11), 12);
  expect(textWidth('plateau', 11, true)).toBeGreaterThan(textWidth('plateau', 11));
});
