"""Logistic regression with weights of known sign, and how well what it says is told apart and true."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from ushtil.models.grid import Floats

_BINS = 10


def fitted(rows: Floats, good: Floats, weight: Floats, prior: Floats, ridge: float, frozen: Sequence[int]) -> Floats:
    """Weights, none of them negative, and at the end the offset, of a logistic regression drawn towards a prior.

    Newton's steps over the weights that are not held at 0, halved until the loss falls; those of ``frozen`` stay 0.
    """
    table = np.column_stack([rows, np.ones(len(rows))])
    free = np.ones(table.shape[1], dtype=bool)
    free[list(frozen)] = False
    pull = np.append(np.full(rows.shape[1], ridge), 0.0)
    theta = np.where(free, prior, 0.0)

    def loss(at: Floats) -> float:
        odds = table @ at
        return float(weight @ (np.logaddexp(0, odds) - good * odds) + 0.5 * pull @ (at - prior) ** 2)

    for _ in range(60):
        probability = 1 / (1 + np.exp(-table @ theta))
        gradient = table.T @ (weight * (probability - good)) + pull * (theta - prior)
        held = (theta <= 0) & (gradient > 0)
        held[-1] = False
        active = free & ~held
        part = table[:, active]
        curve = (part * (weight * probability * (1 - probability))[:, None]).T @ part + np.diag(pull[active] + 1e-9)
        step, size, before = np.zeros_like(theta), 1.0, loss(theta)
        step[active] = np.linalg.solve(curve, gradient[active])
        while size > 1e-4:
            after = theta - size * step
            after[:-1] = np.maximum(after[:-1], 0)
            if loss(after) < before - 1e-12:
                break
            size /= 2
        else:
            break
        theta = after  # type: ignore[possibly-undefined]  # the loop runs at least once
    return theta


def auc(good: Floats, bad: Floats) -> float:
    """How often a bad one scores below a good one, ties half."""
    ordered = np.sort(good)
    above = len(good) - np.searchsorted(ordered, bad, "right")
    equal = np.searchsorted(ordered, bad, "right") - np.searchsorted(ordered, bad, "left")
    return float((above + equal / 2).mean() / len(good))


def calibration_error(probability: Floats, good: Floats, weight: Floats) -> float:
    """The expected calibration error."""
    part = np.minimum((probability * _BINS).astype(int), _BINS - 1)
    total = 0.0
    for k in range(_BINS):
        inside = part == k
        if inside.any():
            total += abs(weight[inside] @ (probability[inside] - good[inside]))
    return float(total / weight.sum())
