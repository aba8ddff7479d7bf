import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import type { TopLevelSpec } from 'vega-lite';

let validate: ValidateFunction | undefined;

/** What a spec breaks of the schema that Vega-Lite ships; nothing where it is valid. */
export function specErrors(spec: TopLevelSpec): readonly string[] {
  validate ??= compileSchema();
  if (validate(spec)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function compileSchema(): ValidateFunction {
  const path = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json');
  // The schema names formats (colours, addresses) that say nothing about our specs.
  return new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(path, 'utf8')));
}
