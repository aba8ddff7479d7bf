// The report's program: draws the figures in the page's colours, those in view first, and switches their axes.
// It reads blocks of JSON from the page and asks nothing of anywhere else.
/* global vegaEmbed, exploredSpec */
(() => {
  /** More rows than this are drawn on a canvas, which is faster; fewer as SVG, which is sharper, also in print. */
  const ROWS_ON_CANVAS = 4000;
  /** Pixels from which on a figure leaves no room for its caption beside it. */
  const WIDE = 720;
  /** Pixels beside a plot: its legend and axis, the axis alone; and the narrowest plot. */
  const LEGEND = 270;
  const AXIS = 84;
  const NARROWEST = 240;
  /** A drawing narrower than this has its legend in one column. */
  const PHONE = 480;

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const themes = JSON.parse(document.getElementById('themes').textContent);
  const views = new Map();

  /** What a reader chose, as the part of the address behind "?": a link restores it. */
  const state = { axes: '', families: [], find: '', colour: '', bars: '' };

  function readState() {
    const words = new URLSearchParams(location.hash.split('?')[1] ?? '');
    for (const key of ['axes', 'find', 'colour', 'bars']) state[key] = words.get(key) ?? '';
    state.families = words.getAll('family');
    showAxes();
  }

  /** The switches of all sections show the axes that are chosen. */
  function showAxes() {
    for (const input of document.querySelectorAll('.axes input')) {
      input.checked = state.axes === '' ? input.defaultChecked : input.value === state.axes;
    }
  }

  /** Changes what is chosen: `redraw` where a signal of the drawings is not enough. */
  function choose(change, redraw = false) {
    Object.assign(state, change);
    showAxes();
    const words = new URLSearchParams(
      ['axes', 'find', 'colour', 'bars'].flatMap((key) => (state[key] ? [[key, state[key]]] : [])),
    );
    for (const family of state.families) words.append('family', family);
    const section = location.hash.slice(1).split('?')[0];
    history.replaceState(null, '', `#${section}${words.size > 0 ? `?${words}` : ''}`);
    for (const [figure, { apply }] of views) {
      if (redraw) schedule(figure);
      else apply();
    }
  }

  /** Specs and data of a figure (see pageData.ts). */
  async function figureData(id) {
    const text = atob(document.getElementById(`data-${id}`).textContent);
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Response(stream).json();
  }

  /** A figure for a narrow page: its legend goes below, and where there is still too little room the plot is narrower. */
  function fitted(spec, room) {
    const width = Math.max(NARROWEST, Math.min(spec.width, room - AXIS));
    return { ...spec, width, ...(spec.title ? { title: { ...spec.title, limit: width } } : {}) };
  }

  /** Draws a figure on the axes that are chosen, in the colours of the page. */
  async function draw(figure) {
    const { specs, datasets, rows, columns } = await figureData(figure.dataset.figure);
    const { spec } = specs.find(({ axes }) => axes === state.axes) ?? specs[0];
    const isDark = dark.matches;
    const room = figure.querySelector('.drawing').clientWidth;
    const narrow = Number.isFinite(spec.width) && room < spec.width + LEGEND;
    const config = themes[isDark ? 'dark' : 'light'];
    const { finalize, view } = await vegaEmbed(
      figure.querySelector('.live'),
      { ...exploredSpec(narrow ? fitted(spec, room) : spec, columns, state), datasets },
      {
        ast: true,
        actions: false,
        config: narrow
          ? {
              ...config,
              legend: {
                ...config.legend,
                orient: 'bottom',
                // Names of lines do not fit side by side on a phone.
                columns: room < PHONE ? 1 : 2,
                layout: { bottom: { anchor: 'start', direction: 'vertical' } },
              },
            }
          : config,
        defaultStyle: false,
        tooltip: { theme: 'report', disableDefaultStyle: true },
        renderer: rows > ROWS_ON_CANVAS ? 'canvas' : 'svg',
        logLevel: 1,
      },
    );
    const live = figure.querySelector('.live');
    // Vega calls the drawing "visualization"; the figure's own words say what it shows.
    live.setAttribute('role', 'img');
    live.setAttribute('aria-label', figure.dataset.alternative);
    for (const element of live.querySelectorAll('[aria-roledescription]')) {
      for (const name of ['role', 'aria-roledescription', 'aria-label']) element.removeAttribute(name);
    }
    live.removeAttribute('aria-roledescription');
    const { width } = (live.querySelector('svg, canvas') ?? live).getBoundingClientRect();
    figure.classList.toggle('wide', width > WIDE);
    views.get(figure)?.finalize();
    views.set(figure, { finalize, apply: controls(figure, view, spec, columns, datasets) });
    views.get(figure).apply();
    figure.classList.add('drawn');
    figure.classList.toggle('dark', isDark);
  }

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /**
   * Controls below a figure of models: search, colour, error bars, and buttons that isolate families as a click in the
   * legend does. All of it can be worked by keyboard.
   *
   * @returns brings figure and controls in line with what is chosen
   */
  function controls(figure, view, spec, columns, datasets) {
    const wasOpen = figure.querySelector('.explore')?.open ?? false;
    const focused = document.activeElement?.dataset.control;
    figure.querySelector('.explore')?.remove();
    const rows = datasets.models ?? datasets.rows ?? [];
    const models = [...new Set(rows.flatMap(({ model }) => model ?? []))].sort();
    if (models.length === 0 || !('find' in view.getState().signals)) return () => {};
    const id = figure.dataset.figure;
    const names = spec.params?.find(({ name }) => name === 'group_names')?.value ?? [];
    const hasBars = spec.params?.some(({ name }) => name === 'bars');

    const list = element(
      'datalist',
      { id: `models-${id}` },
      ...models.map((value) => element('option', { value })),
    );
    const search = element('input', { type: 'search', placeholder: 'part of a name' });
    search.setAttribute('list', list.id);
    search.addEventListener('input', () => choose({ find: search.value }));
    const found = element('output');
    const colour = element(
      'select',
      {},
      element('option', { value: '', textContent: names.length > 0 ? 'family' : 'nothing' }),
      ...columns.map(({ title }) => element('option', { value: title, textContent: title })),
    );
    colour.addEventListener('change', () => choose({ colour: colour.value, families: [] }, true));
    const bars = element('input', { type: 'checkbox' });
    bars.addEventListener('change', () => choose({ bars: bars.checked ? 'all' : 'none' }));
    const buttons = names.flatMap((name, place) => {
      if (!name) return [];
      const button = element('button', { type: 'button', textContent: name });
      button.dataset.place = place;
      button.addEventListener('click', () => {
        const { families } = state;
        choose({
          families: families.includes(name) ? families.filter((one) => one !== name) : [...families, name],
        });
      });
      return [button];
    });
    const details = element(
      'details',
      {
        className: 'explore',
        open: wasOpen || state.find !== '' || state.colour !== '' || state.families.length > 0,
      },
      element('summary', { textContent: 'Search a model, colour, show some families only' }),
      element('p', {}, element('label', {}, 'Model ', search), list, ' ', found),
      ...(columns.length > 0 ? [element('p', {}, element('label', {}, 'Colour by ', colour))] : []),
      ...(hasBars ? [element('p', {}, element('label', {}, bars, ' 95 % error bars of all models'))] : []),
      ...(buttons.length > 0 && state.colour === ''
        ? [element('p', { className: 'families' }, 'Families ', ...buttons)]
        : []),
      element('p', { className: 'hint', textContent: 'The address of the page keeps what is chosen here.' }),
    );
    for (const [control, name] of [
      [search, 'find'],
      [colour, 'colour'],
      [bars, 'bars'],
    ])
      control.dataset.control = `${id} ${name}`;
    figure.querySelector('figcaption').before(details);
    if (focused?.startsWith(`${id} `)) details.querySelector(`[data-control="${focused}"]`)?.focus();

    const shownBars = hasBars && view.signal('bars');
    return () => {
      const find = state.find.toLowerCase();
      if (search.value !== state.find) search.value = state.find;
      const count = models.filter((model) => model.toLowerCase().includes(find)).length;
      found.textContent = find === '' ? '' : `${count} of ${models.length} drawn models`;
      colour.value = state.colour;
      const chosen = buttons.filter(({ textContent }) => state.families.includes(textContent));
      for (const button of buttons) button.setAttribute('aria-pressed', String(chosen.includes(button)));
      view.signal('find', find);
      if (hasBars) {
        bars.checked = state.bars === '' ? shownBars : state.bars === 'all';
        view.signal('bars', bars.checked);
      }
      if (buttons.length > 0 && state.colour === '') {
        // What a click in the legend stores (Vega-Lite's point selection on the field of the legend).
        const fields = [{ type: 'E', field: 'group' }];
        const values = chosen.map(({ dataset }) => ({ unit: '', fields, values: [Number(dataset.place)] }));
        view.data('chosen_store', values);
      }
      view.runAsync();
    };
  }

  const waiting = new Set(document.querySelectorAll('figure[data-figure]'));
  let last = Promise.resolve();

  /** Draws one figure after another, so that the page answers in between. */
  function schedule(figure) {
    last = last
      .then(() => draw(figure))
      .catch((error) => {
        console.error(`${figure.dataset.figure}: ${error?.message ?? error}`);
      });
    return last;
  }

  function first(figure) {
    return waiting.delete(figure) ? schedule(figure) : last;
  }

  /** Draws what is out of view, too, while nothing else happens: it may be printed. */
  async function drawOthers() {
    for (const figure of waiting) {
      if (figure.closest('details:not([open])')) continue;
      await new Promise((resolve) => {
        (window.requestIdleCallback ?? setTimeout)(resolve);
      });
      await first(figure);
    }
  }

  /** Unfolds the section that a link leads to. */
  function unfold() {
    const id = decodeURIComponent(location.hash.slice(1).split('?')[0]);
    const target = id && document.getElementById(id);
    const fold = target && (target.querySelector('details.fold') ?? target.closest('details.fold'));
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView();
  }
  addEventListener('hashchange', () => {
    readState();
    for (const figure of views.keys()) schedule(figure);
    unfold();
  });
  readState();
  unfold();

  const inView = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        inView.unobserve(target);
        first(target);
      }
    },
    { rootMargin: '400px' },
  );
  for (const figure of waiting) inView.observe(figure);
  addEventListener('load', () => setTimeout(drawOthers, 300));

  dark.addEventListener('change', () => {
    for (const figure of views.keys()) schedule(figure);
  });

  for (const input of document.querySelectorAll('.axes input')) {
    input.addEventListener('change', () => {
      choose({ axes: input.defaultChecked ? '' : input.value }, true);
    });
  }
})();
