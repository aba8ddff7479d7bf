/** Advance widths of DejaVu Sans for the characters from space to ~, in units of 1/2048 of the font size. */
const ADVANCES = [
  651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690, 1303, 1303, 1303,
  1303, 1303, 1303, 1303, 1303, 1303, 1303, 690, 690, 1716, 1716, 1716, 1087, 2048, 1401, 1405, 1430, 1577,
  1294, 1178, 1587, 1540, 604, 604, 1343, 1141, 1767, 1532, 1612, 1235, 1612, 1423, 1300, 1251, 1499, 1401,
  2025, 1403, 1251, 1403, 799, 690, 799, 1716, 1024, 1024, 1255, 1300, 1126, 1300, 1260, 721, 1300, 1298, 569,
  569, 1186, 569, 1995, 1298, 1253, 1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212, 1212, 1075, 1303, 690,
  1303, 1716,
];
const UNITS = 2048;
/** Width of other characters: as wide as the widest letters, as characters of East Asia and emoji are. */
const OTHER = 2048;
/** Bold letters are wider by about this factor. */
const BOLD = 1.12;

/**
 * Width of a text in DejaVu Sans, in the unit of the font size; too wide rather than too narrow. Without a canvas Vega
 * takes 0.8 of the font size for every character, which leaves gaps: whoever draws in Node hands it this
 * (`textMetrics.width`).
 *
 * @example textWidth('accuracy', 12).toFixed(1) // '54.1'
 */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let units = 0;
  for (const character of text) units += ADVANCES[(character.codePointAt(0) ?? 0) - 32] ?? OTHER;
  return ((bold ? BOLD : 1) * units * fontSize) / UNITS;
}
