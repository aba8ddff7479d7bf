// The report's program: draws the figures in the page's colours, those in view first, and switches their axes.
// It reads blocks of JSON from the page and asks nothing of anywhere else.
/* global vegaEmbed */
(() => {
  /** More rows than this are drawn on a canvas, which is faster; fewer as SVG, which is sharper, also in print. */
  const ROWS_ON_CANVAS = 4000;
  /** Pixels from which on a figure leaves no room for its caption beside it. */
  const WIDE = 720;
  /** Pixels beside a plot: its legend and axis, the axis alone; and the narrowest plot. */
  const LEGEND = 270;
  const AXIS = 84;
  const NARROWEST = 240;

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const themes = JSON.parse(document.getElementById('themes').textContent);
  const views = new Map();

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
    const { specs, datasets, rows } = await figureData(figure.dataset.figure);
    const chosen = figure.closest('section').querySelector('.axes input:checked')?.value;
    const { spec } = specs.find(({ axes }) => axes === chosen) ?? specs[0];
    const isDark = dark.matches;
    const room = figure.querySelector('.drawing').clientWidth;
    const narrow = Number.isFinite(spec.width) && room < spec.width + LEGEND;
    const config = themes[isDark ? 'dark' : 'light'];
    const { finalize, view } = await vegaEmbed(
      figure.querySelector('.live'),
      { ...(narrow ? fitted(spec, room) : spec), datasets },
      {
        ast: true,
        actions: false,
        config: narrow
          ? {
              ...config,
              legend: {
                ...config.legend,
                orient: 'bottom',
                columns: 2,
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
    views.get(figure)?.();
    views.set(figure, finalize);
    familyButtons(figure, view, spec);
    figure.classList.add('drawn');
    figure.classList.toggle('dark', isDark);
  }

  /** Buttons that isolate families, as a click in the legend does: a keyboard reaches these. */
  function familyButtons(figure, view, spec) {
    figure.querySelector('.families')?.remove();
    const names = spec.params?.find(({ name }) => name === 'group_names')?.value;
    if (!names) return;
    const details = document.createElement('details');
    details.className = 'families';
    const summary = document.createElement('summary');
    summary.textContent = 'Show some families only';
    details.append(summary);
    const chosen = new Set();
    for (const [place, name] of names.entries()) {
      if (!name) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name;
      button.setAttribute('aria-pressed', 'false');
      button.addEventListener('click', () => {
        if (!chosen.delete(place)) chosen.add(place);
        button.setAttribute('aria-pressed', String(chosen.has(place)));
        // What a click in the legend stores (Vega-Lite's point selection on the field of the legend).
        const fields = [{ type: 'E', field: 'group' }];
        view.data(
          'chosen_store',
          [...chosen].map((value) => ({ unit: '', fields, values: [value] })),
        );
        view.runAsync();
      });
      details.append(button);
    }
    figure.querySelector('figcaption').before(details);
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
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && (target.querySelector('details.fold') ?? target.closest('details.fold'));
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView();
  }
  addEventListener('hashchange', unfold);
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
      for (const figure of views.keys()) {
        if (figure.closest('section') === input.closest('section')) schedule(figure);
      }
    });
  }
})();
