import type { Encoding } from 'vega-lite/types_unstable/encoding.js';
import type { MarkDef } from 'vega-lite/types_unstable/mark.js';
import type { LayerSpec, UnitSpec } from 'vega-lite/types_unstable/spec/index.js';
import type { Transform } from 'vega-lite/types_unstable/transform.js';

/** Parts of a Vega-Lite spec, by the names that figures use. Fields are always named by us, never by somebody's table. */
export type UnitLayer = UnitSpec<string>;
export type Layer = LayerSpec<string> | UnitLayer;
export type Encodings = Encoding<string>;
export type Params = NonNullable<UnitLayer['params']>;
export type { MarkDef, Transform };

/** A row of a figure's data. */
export type DataRow = Readonly<Record<string, string | number | boolean>>;

/** What every spec says that it is. */
export const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';
