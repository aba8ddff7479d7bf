/** Marks of footnotes behind a number. */
const FOOTNOTE = /(?:\^?\{?[*†‡§¶#⁎∗★¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈ]+\}?|\$\^\{?\\?(?:dagger|ddagger|ast|star|\*)\}?\$)$/u;
/** What makes a number bold or underlined: Markdown, LaTeX, HTML. */
const EMPHASIS =
  /^(?:\*\*|__|\\(?:textbf|underline|mathbf|textit|emph)\{|<(?:b|strong|u|i)>)(.+?)(?:\*\*|__|\}|<\/(?:b|strong|u|i)>)$/;

/** The text of a cell without what marks it: `**78.3**`, `\textbf{78.3}`, `78.3†`, `78.3\%`. */
export function withoutMarks(cell: string): string {
  let text = cell;
  for (let before = ''; before !== text; ) {
    before = text;
    const [, inner] = EMPHASIS.exec(text) ?? [];
    text = (inner ?? text)
      .replace(/\\%/g, '%')
      .replace(/^\$([^$]+)\$$/, '$1')
      .trim();
  }
  return text.replace(FOOTNOTE, '').trim();
}

/** The footnote marks behind a number, where a cell has some. */
export function footnoteOf(cell: string): string | undefined {
  return FOOTNOTE.exec(cell.replace(/^\*\*(.+)\*\*$/, '$1'))?.[0];
}

/** Text that Markdown or HTML links: `[vit-s](https://...)` and `<a href="...">vit-s</a>` are vit-s. */
export function withoutLink(cell: string): string {
  const [, markdown] = /^\[([^\]]+)\]\([^()\s]*\)$/.exec(cell) ?? [];
  const [, html] = /^<a\s[^>]*>([^<]+)<\/a>$/i.exec(cell) ?? [];
  return (markdown ?? html ?? cell).trim();
}

const COUNT = /^([0-9.,]+)\s*([kKmMbBgGtT])$/;
const UNIT: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12 };

/** The number before a unit of counts, and the unit: "86.6M" is 86.6 and a million. */
export function withoutUnit(cell: string): [number: string, unit: number] {
  const [, number, unit] = COUNT.exec(cell) ?? [];
  return number === undefined ? [cell, 1] : [number, UNIT[unit.toLowerCase()]];
}
