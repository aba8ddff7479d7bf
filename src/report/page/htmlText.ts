import { escapeXml } from '../../base/escapeXml.ts';
import type { Inline, Paragraph } from '../../questions/section.ts';

/** A paragraph as HTML. */
export function htmlParagraph(paragraph: Paragraph): string {
  return `<p>${htmlInlines(paragraph)}</p>`;
}

/** Running text as HTML. */
export function htmlInlines(paragraph: Paragraph): string {
  return typeof paragraph === 'string' ? htmlText(paragraph) : paragraph.map(htmlInline).join('');
}

function htmlInline(inline: Inline): string {
  if (typeof inline === 'string') return htmlText(inline);
  if ('strong' in inline) return `<strong>${htmlText(inline.strong)}</strong>`;
  if ('code' in inline) return `<code>${escapeXml(inline.code)}</code>`;
  return `<a href="${escapeXml(inline.link)}" rel="noreferrer">${escapeXml(inline.text)}</a>`;
}

/** Text as HTML, numbers together with their percent sign. */
export function htmlText(text: string): string {
  return escapeXml(text).replace(/(\d) %/g, '$1\u00a0%');
}

/** Somebody's name: it keeps its own direction of writing to itself. */
export function htmlName(name: string): string {
  return `<bdi>${escapeXml(name)}</bdi>`;
}
