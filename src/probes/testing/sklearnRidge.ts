import type { LabelledFeatures } from '../featureMatrix.ts';
import { blobs } from './blobs.ts';

/** scikit-learn's ridge on the same standardised features, constant feature, targets and L2. */
export const SKLEARN_RIDGE = `
import json, sys
import numpy as np
from sklearn.linear_model import Ridge, RidgeCV
out = []
for job in json.load(sys.stdin):
    x, x_test = (np.array(job[name]).reshape(-1, job["columns"]) for name in ("x", "xTest"))
    y = np.array(job["y"])
    mean, deviation = x.mean(0), x.std(0) + 1e-5
    def prepare(features):
        return np.hstack([(features - mean) / deviation, np.full((len(features), 1), 100.0)])
    classes = np.unique(y)
    targets = np.where(y[:, None] == classes, 1.0, -1.0)
    if job["l2"] == "auto":
        model = RidgeCV(alphas=job["grid"], fit_intercept=False, store_cv_values=True).fit(prepare(x), targets)
        l2, errors = float(model.alpha_), model.cv_values_.mean((0, 1)).tolist()
    else:
        model = Ridge(alpha=job["l2"], fit_intercept=False, solver="svd").fit(prepare(x), targets)
        l2, errors = job["l2"], None
    scores = model.predict(prepare(x_test))
    out.append({"l2": l2, "errors": errors, "predictions": classes[scores.argmax(1)].tolist(), "scores": scores[:3].ravel().tolist()})
print(json.dumps(out))
`;

export interface SklearnAnswer {
  readonly l2: number;
  /** Mean squared leave-one-out residual of every candidate; null where L2 is given. */
  readonly errors: readonly number[] | null;
  readonly predictions: readonly number[];
  /** Of the first three test rows. */
  readonly scores: readonly number[];
}

/** Problems of both forms: more examples than features, and fewer. */
export const RIDGE_PROBLEMS: readonly {
  readonly name: string;
  readonly l2: number | 'auto';
  readonly train: LabelledFeatures;
  readonly test: LabelledFeatures;
}[] = [
  { name: 'primal', l2: 1024, train: blobs(300, 12, 4, 2, 2), test: blobs(500, 12, 4, 2, 3) },
  { name: 'primal, weak', l2: 0.5, train: blobs(90, 70, 3, 2, 4), test: blobs(500, 70, 3, 2, 5) },
  { name: 'dual', l2: 1024, train: blobs(40, 90, 8, 2, 6), test: blobs(500, 90, 8, 2, 7) },
  { name: 'dual, weak', l2: 0.01, train: blobs(40, 200, 8, 2, 8), test: blobs(500, 200, 8, 2, 9) },
  { name: 'primal, chosen', l2: 'auto', train: blobs(200, 60, 5, 3, 10), test: blobs(500, 60, 5, 3, 11) },
  { name: 'dual, chosen', l2: 'auto', train: blobs(60, 130, 6, 3, 12), test: blobs(500, 130, 6, 3, 13) },
];
