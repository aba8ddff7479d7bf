import htm from 'htm';
import { h, type VNode } from 'preact';

type Template = (strings: TemplateStringsArray, ...values: unknown[]) => VNode;

/** Templates of the page: text that comes in is text, never markup. */
export const html: Template = (htm as unknown as { bind(create: typeof h): Template }).bind(h);
