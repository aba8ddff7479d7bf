"""The probes of `plateau probe DIR --l2 1024` in NumPy and SciPy, on the same layers, supports and test rows.

Standard input: {"folder", "layers", "test", "supports": [{"shots", "seed", "rows"}], "l2", "dtype", "predictions"?}.
Prints the accuracies and the processor time from the first file read to the last accuracy. As a reader of the formulas
would write it: standardise, append 100, solve the smaller of the two normal equations by Cholesky, predict the arg max;
test features are standardised by each support.
"""
import json
import os
import sys
import time

import numpy as np
from scipy.linalg import cho_factor, cho_solve

job = json.load(sys.stdin)
folder, l2, dtype = job["folder"], job["l2"], np.dtype(job["dtype"]).type
start, begin = time.process_time(), time.perf_counter()
y = np.load(os.path.join(folder, "labels.npy"))
classes = np.unique(y)
test = np.array(job["test"])
accuracies, predictions = [], []
for layer in job["layers"]:
    x = np.load(os.path.join(folder, layer))
    x_test = x[test].astype(dtype)
    for support in job["supports"]:
        rows = np.array(support["rows"])
        z = x[rows].astype(dtype)
        mean, deviation = z.mean(0), z.std(0) + dtype(1e-5)

        def prepare(features):
            return np.concatenate([(features - mean) / deviation, np.full((len(features), 1), 100, dtype)], 1)

        z = prepare(z)
        targets = np.where(y[rows][:, None] == classes, dtype(1), dtype(-1))
        dual = len(z) < z.shape[1]
        gram = z @ z.T if dual else z.T @ z
        gram[np.diag_indices_from(gram)] += dtype(l2)
        factor = cho_factor(gram, lower=True, overwrite_a=True, check_finite=False)
        if dual:
            weights = z.T @ cho_solve(factor, targets, check_finite=False)
        else:
            weights = cho_solve(factor, z.T @ targets, check_finite=False)
        predicted = classes[np.argmax(prepare(x_test) @ weights, 1)]
        accuracies.append(float(np.mean(predicted == y[test])))
        if job.get("predictions"):
            predictions.append(predicted.tolist())
seconds, wall = time.process_time() - start, time.perf_counter() - begin
print(json.dumps({"seconds": seconds, "wall": wall, "accuracies": accuracies, "predictions": predictions}))
