// Makes the spec of a figure of models one that a reader can explore: pure functions from spec to spec.

(() => {
  /** Matches of a search that are named beside their points at most. */
  const MOST_NAMED = 5;

  /** A spec whose models are coloured by the column that is chosen, and ringed where a search finds them. */
  globalThis.exploredSpec = function exploredSpec(spec, columns, { find, colour }) {
    const inner = spec.layer ? spec : spec.spec;
    const place = inner?.layer?.findIndex(({ params }) => params?.some(({ name }) => name === 'view')) ?? -1;
    if (place < 0) return spec;
    const column = columns.find(({ title }) => title === colour);
    const models = column ? colouredBy(column, inner.layer[place]) : inner.layer[place];
    const layer = [
      ...inner.layer.slice(0, place),
      models,
      ...inner.layer.slice(place + 1),
      ...foundLayers(models),
    ];
    const params = [
      ...(spec.params ?? []),
      { name: 'find', value: find.toLowerCase() },
      ...(column?.names ? [{ name: 'colour_names', value: column.names }] : []),
    ];
    return spec.layer ? { ...spec, params, layer } : { ...spec, params, spec: { ...inner, layer } };
  };

  function colouredBy({ field, title, names, log }, models) {
    const { shape: _, ...encoding } = models.encoding;
    const scale = names
      ? { domain: names.map((_, place) => place) }
      : { range: 'ramp', ...(log ? { type: 'log' } : {}), zero: false };
    const legend = names ? { title, symbolOpacity: 1, labelExpr: 'colour_names[datum.value]' } : { title };
    const fill = { field, type: names ? 'nominal' : 'quantitative', scale, legend };
    return {
      ...models,
      params: models.params.filter(({ name }) => name === 'view'),
      encoding: { ...encoding, fill, ...(names ? { shape: fill } : {}), opacity: { value: 0.75 } },
    };
  }

  /** Rings round the models whose name holds what is searched for; few of them are named. */
  function foundLayers({ data, transform = [], encoding: { x, y } }) {
    const found = [...transform, { filter: "find !== '' && indexof(lower(datum.model), find) >= 0" }];
    const few = [
      ...found,
      // Vega-Lite adds the panel to `groupby` in small multiples, and stumbles where there is none.
      { joinaggregate: [{ op: 'count', as: 'found' }], groupby: [] },
      { filter: `datum.found <= ${MOST_NAMED}` },
    ];
    const [low, high] = x.scale.domain;
    const isRight = `datum['${x.field}'] ${x.scale.reverse ? '<' : '>'} ${(low + high) / 2}`;
    const name = (align, filter) =>
      ['halo', 'note'].map((style) => ({
        ...(data ? { data } : {}),
        transform: [...few, { filter }],
        mark: { type: 'text', style, align, dx: align === 'right' ? -9 : 9, clip: true, aria: false },
        encoding: { x, y, text: { field: 'model', type: 'nominal' } },
      }));
    const mark = { type: 'point', style: 'vertex', filled: false, size: 140, strokeWidth: 2, clip: true };
    return [
      { ...(data ? { data } : {}), transform: found, mark: { ...mark, aria: false }, encoding: { x, y } },
      ...name('right', isRight),
      ...name('left', `!(${isRight})`),
    ];
  }
})();
