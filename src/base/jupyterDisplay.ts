/** What Deno's Jupyter kernel asks a value for before it shows it. */
export const JUPYTER_DISPLAY: unique symbol = Symbol.for('Jupyter.display');

/** A value that shows itself in a notebook: contents by MIME type, of which a viewer takes the richest it knows. */
export interface Displayed {
  [JUPYTER_DISPLAY](): Record<string, unknown>;
}
