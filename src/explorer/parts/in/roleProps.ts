import type { TableShape } from '../../../results/table/tableShape.ts';
import type { Given } from '../../table/given.ts';

/** What the roles of a shape are shown and changed by. */
export interface RoleProps<Shape extends TableShape> {
  readonly files: Given;
  readonly shape: Shape;
  readonly change: (shape: TableShape) => void;
}
