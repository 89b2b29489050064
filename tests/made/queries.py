"""WHERE clauses at random: joins, paths, OPTIONAL, UNION, EXISTS, BIND, groups in groups, sub-queries."""

from random import Random

from tests.made.graphs import CLASSES, LITERALS, NAMED, PROPERTIES

VARIABLES = ["?this", "?this", "?x", "?x", "?y", "?z"]


def path(dice: Random, depth: int = 2) -> str:
    """A property path that the reader of patterns knows."""
    sort = dice.randrange(6) if depth else 0
    if sort < 2:
        return dice.choice(PROPERTIES)
    if sort == 2:
        return f"^{dice.choice(PROPERTIES)}"
    if sort == 3:
        return dice.choice(["", "^"]) + dice.choice(PROPERTIES) + dice.choice("*+?")
    parts = [path(dice, depth - 1) for _ in range(dice.randint(2, 3))]
    return "(" + dice.choice("/|").join(parts) + ")"


def pattern(dice: Random) -> str:
    """A triple pattern with one variable at least."""
    way = dice.choice([dice.choice(PROPERTIES), path(dice), "?o"] if dice.randrange(2) else PROPERTIES)
    one, other, sort = dice.choice(VARIABLES), dice.choice(VARIABLES), dice.randrange(8)
    if sort == 0:
        return f"{dice.choice(NAMED)} {way} {one} ."
    if sort == 1:
        return f"{one} {way} {dice.choice(NAMED)} ."
    if sort == 2:
        return f"{one} a {dice.choice(CLASSES)} ."
    if sort == 3:
        return f"{one} {way} {dice.choice(LITERALS)} ."
    if sort == 4:
        return f"{one} {way} [ {dice.choice(PROPERTIES)} {other} ] ."
    return f"{one} {way} {other} ."


def condition(dice: Random, depth: int) -> str:
    """A FILTER."""
    one, other, sort = dice.choice(VARIABLES), dice.choice(VARIABLES), dice.randrange(8)
    if sort < 5:
        test = [f"{one} = {other}", f"{one} != {other}", f"isIRI({one})", f"bound({one})", f"!bound({one})"]
        return f"FILTER({test[sort]})"
    inner = group(dice, depth)
    return [
        f"FILTER EXISTS {{ {inner} }}",
        f"FILTER NOT EXISTS {{ {inner} }}",
        f"FILTER(isLiteral({one}) || EXISTS {{ {inner} }})",
    ][sort - 5]


def group(dice: Random, depth: int = 2) -> str:
    """What stands in braces: patterns, then what depends on them."""
    parts = [pattern(dice) for _ in range(dice.randrange(0 if depth else 1, 3))]
    if depth:
        parts += [_nested(dice, depth - 1) for _ in range(dice.randrange(2 if parts else 3))]
        parts += [pattern(dice) for _ in range(dice.randrange(2))]
        parts += [condition(dice, depth - 1) for _ in range(dice.randrange(2))]
    return " ".join(parts)


def _nested(dice: Random, depth: int) -> str:
    inner, sort = group(dice, depth), dice.randrange(5)
    if sort == 0:
        return f"OPTIONAL {{ {inner} }}"
    if sort == 1:
        return f"{{ {inner} }} UNION {{ {group(dice, depth)} }}"
    if sort == 2:
        return f"{{ {inner} }}"
    if sort == 3:
        made = f"?w{depth}"
        bind = f"{{ {inner} BIND({dice.choice(VARIABLES)} AS {made}) }}"
        return f"{bind} {made} {dice.choice(PROPERTIES)} {dice.choice(VARIABLES)} ."
    return f"{{ SELECT ?this {dice.choice(['', '?x', '?y'])} WHERE {{ {inner} }} }}"
