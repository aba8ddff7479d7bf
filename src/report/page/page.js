// The report's program: draws the figures in the page's colours, those in view first, and switches their axes.
// It reads blocks of JSON from the page and asks nothing of anywhere else.
/* global vegaEmbed */
(() => {
  /** More rows than this are drawn on a canvas, which is faster; fewer as SVG, which is sharper, also in print. */
  const ROWS_ON_CANVAS = 4000;

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const themes = block('themes');
  const values = block('values');
  const rowsOf = new Map();
  const views = new Map();

  function block(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  /** Rows of a block of data (see packRows.ts). */
  function rowsOfBlock(id) {
    if (!rowsOf.has(id)) rowsOf.set(id, unpack(block(id), values));
    return rowsOf.get(id);
  }

  function unpack(packed, list) {
    const columns = Object.entries(packed.columns);
    return Array.from({ length: packed.rows }, (_, row) => {
      const fields = {};
      for (const [field, column] of columns) {
        if (Array.isArray(column)) fields[field] = column[row];
        else if (column.at[row] >= 0) fields[field] = list[column.at[row]];
      }
      return fields;
    });
  }

  /** Draws a figure on the axes that are chosen, in the colours of the page. */
  async function draw(figure) {
    const { specs, datasets, rows } = block(`spec-${figure.dataset.figure}`);
    const chosen = figure.closest('section').querySelector('.axes input:checked')?.value;
    const { spec } = specs.find(({ axes }) => axes === chosen) ?? specs[0];
    const place = figure.querySelector('.live');
    const theme = themes[dark.matches ? 'dark' : 'light'];
    const data = {};
    for (const [name, id] of Object.entries(datasets)) data[name] = rowsOfBlock(id);
    // Vega writes into the rows that it is given.
    const own = Object.fromEntries(
      Object.entries(data).map(([name, all]) => [name, all.map((row) => ({ ...row }))]),
    );
    const { view, finalize } = await vegaEmbed(
      place,
      { ...spec, datasets: own },
      {
        ast: true,
        actions: false,
        config: theme,
        defaultStyle: false,
        tooltip: { theme: 'report', disableDefaultStyle: true },
        renderer: rows > ROWS_ON_CANVAS ? 'canvas' : 'svg',
        logLevel: 1,
      },
    );
    views.get(figure)?.();
    views.set(figure, finalize);
    figure.classList.add('drawn');
    figure.classList.toggle('dark', dark.matches);
    figure.plateauView = view;
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
      await new Promise((resolve) => {
        (window.requestIdleCallback ?? setTimeout)(resolve);
      });
      await first(figure);
    }
  }

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
