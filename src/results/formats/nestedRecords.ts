type Fields = Readonly<Record<string, unknown>>;

/**
 * The records of documents that nest results in lists: a model index (model cards of Hugging Face), the evaluation
 * tables of Papers with Code, and the tables of HELM. Undefined for any other document.
 */
export function nestedRecords(document: unknown): Fields[] | undefined {
  const list = Array.isArray(document) ? document : [document];
  if (list.length === 0 || !list.every(isFields)) return undefined;
  return modelIndex(list) ?? evaluationTables(list) ?? helmTable(list);
}

/** `{name, results: [{dataset: {name}, metrics: [{type, name, value}]}]}`, a model each. */
function modelIndex(list: readonly Fields[]): Fields[] | undefined {
  const models = list.flatMap((one) => (isFieldList(one['model-index']) ? one['model-index'] : [one]));
  if (!models.every(({ name, results }) => typeof name === 'string' && isFieldList(results)))
    return undefined;
  const records = models.flatMap(({ name, results }) =>
    (results as Fields[]).flatMap(({ dataset, metrics }) =>
      isFieldList(metrics)
        ? metrics.map((metric) => ({
            model: name,
            task: isFields(dataset) ? (dataset.name ?? dataset.type) : undefined,
            metric: metric.name ?? metric.type,
            value: metric.value,
          }))
        : [],
    ),
  );
  return records.length > 0 ? records : undefined;
}

/** `{task, datasets: [{dataset, sota: {rows: [{model_name, metrics: {name: value}}]}}]}`, a kind of task each. */
function evaluationTables(list: readonly Fields[]): Fields[] | undefined {
  if (!list.every(({ datasets }) => Array.isArray(datasets))) return undefined;
  const records = list.flatMap(({ datasets }) =>
    (datasets as unknown[]).filter(isFields).flatMap(({ dataset, sota }) =>
      isFields(sota) && isFieldList(sota.rows)
        ? sota.rows.flatMap(({ model_name, metrics }) =>
            Object.entries(isFields(metrics) ? metrics : {}).map(([metric, value]) => ({
              model: model_name,
              task: dataset,
              metric,
              value,
            })),
          )
        : [],
    ),
  );
  return records.length > 0 ? records : undefined;
}

/** `{title, header: [{value}], rows: [[{value}]]}`: of several tables the one of accuracies, else the first. */
function helmTable(list: readonly Fields[]): Fields[] | undefined {
  const tables = list.filter(({ header, rows }) => isFieldList(header) && Array.isArray(rows));
  if (tables.length < list.length) return undefined;
  const table = tables.find(({ title }) => /accuracy/i.test(String(title))) ?? tables[0];
  const names = (table.header as Fields[]).map(({ value }) => String(value));
  return (table.rows as unknown[][]).map((row) =>
    Object.fromEntries(names.map((name, i) => [name, isFields(row[i]) ? row[i].value : row[i]])),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldList(value: unknown): value is Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFields);
}
