"""How far a figure may be off: Wilson's interval for one proportion, the bootstrap for anything made of several."""

import math
import random
import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
Interval = tuple[float, float]


def wilson(right: int, of: int, level: float) -> Interval | None:
    """The interval of the proportion right/of (Wilson 1927, JASA 22:209–212); None when there is nothing to count."""
    if not of:
        return None
    z = statistics.NormalDist().inv_cdf((1 + level) / 2)
    share, shrink = right / of, 1 + z * z / of
    middle = (share + z * z / (2 * of)) / shrink
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / shrink
    return max(0.0, middle - half), min(1.0, middle + half)


def bootstrap(
    strata: Sequence[Sequence[T]],
    told: Callable[[Sequence[Sequence[T]]], Mapping[str, float | None]],
    seed: int,
    draws: int,
    level: float,
) -> dict[str, Interval | None]:
    """Percentile intervals (Efron 1979) of all that `told` says, from samples with replacement within each stratum.

    Args:
        strata: the items, in groups whose sizes stay as they are; one group when there is nothing to keep apart.
        told: such strata → figures; a figure that is None in a sample is left out there.
    Returns:
        figure → its interval; None when it was defined in fewer than two samples.
    """
    chance = random.Random(seed)
    seen: dict[str, list[float]] = {name: [] for name in told(strata)}
    for _ in range(draws):
        for name, value in told([chance.choices(items, k=len(items)) for items in strata if items]).items():
            if value is not None:
                seen[name].append(value)
    return {name: _middle(values, level) for name, values in seen.items()}


def _middle(values: list[float], level: float) -> Interval | None:
    """The interval that holds the middle `level` of the values."""
    if len(values) < 2:
        return None
    values.sort()
    low, high = (_quantile(values, (1 - level) / 2), _quantile(values, (1 + level) / 2))
    return low, high


def _quantile(values: Sequence[float], share: float) -> float:
    """Of sorted values, with linear interpolation."""
    place = share * (len(values) - 1)
    below = math.floor(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)
