import { html } from '../../html.ts';

/** A verdict: a colour, and always the word too. */
export function VerdictWord({ word }: { readonly word: string }) {
  return html`<span class=${`verdict ${word.replaceAll(' ', '-')}`}>${word}</span>`;
}
