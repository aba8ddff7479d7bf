"""Fits k e^alpha + c with scipy.optimize.curve_fit to the problems on standard input; prints rates and errors."""
import json
import sys
import time
import warnings

import numpy as np
from scipy.optimize import curve_fit

warnings.simplefilter("ignore")
problems = [(np.array(e), np.array(y)) for e, y in json.load(sys.stdin)]
BOUNDS = ([0, 0.01, 0], [np.inf, 100, 1])


def law(e, k, alpha, c):
    return k * e**alpha + c


def start(e, y):
    c = 0.9 * y.min()
    return [max((y.max() - c) / e.max(), 1e-3), 1.0, c]


def measure(fit):
    errors, fits, begin = [], 0, time.perf_counter()
    while time.perf_counter() - begin < 2:
        errors = []
        for e, y in problems:
            try:
                p, _ = fit(e, y)
                # An end outside the bounds is no answer to the problem.
                inside = all(lo - 1e-9 <= v <= hi + 1e-9 for v, lo, hi in zip(p, *BOUNDS))
                sse = float(np.sum((law(e, *p) - y) ** 2))
                errors.append(sse if inside else None)
            except (RuntimeError, TypeError, ValueError):
                errors.append(None)
            fits += 1
    return {"rate": fits / (time.perf_counter() - begin), "sse": errors}


print(
    json.dumps(
        {
            "start": measure(lambda e, y: curve_fit(law, e, y, p0=start(e, y), maxfev=2000)),
            "bounded": measure(lambda e, y: curve_fit(law, e, y, p0=start(e, y), bounds=BOUNDS, max_nfev=2000)),
        }
    )
)
