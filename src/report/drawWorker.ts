/** Draws figures in a worker. */
export { drawFigure as default } from './drawFigure.ts';
