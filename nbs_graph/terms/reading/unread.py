"""What of a text looks like a sum of money or a quantity and could not be read exactly: for whoever reports it."""

from collections.abc import Sequence

from nbs_graph.terms.reading.money import read_money
from nbs_graph.terms.reading.quantities import read_quantities
from nbs_graph.terms.reading.refused import Refused


def unread(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Refused]:
    """Running text, spans that others have read (goals, names) → what was refused in it, in order and apart."""
    money = read_money(text)
    sums = [(one.start, one.end) for one in money.found] + [(one.start, one.end) for one in money.refused]
    quantities = read_quantities(text, [*taken, *sums])
    return sorted((*money.refused, *quantities.refused), key=lambda one: one.start)
