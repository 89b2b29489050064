"""Hostile queries that are well-formed SPARQL, and ask for more than there is: products, depth, growth, length."""

from collections.abc import Iterator

from benchmarks.serving.requests import NBS, SKOS, Hostile, get, post


def cartesian() -> Iterator[Hostile]:
    """Joins without a shared variable, under everything that has to see all rows."""
    for size in range(3, 10):
        body = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(size))
        last = f"?c{size - 1}"
        for query in (
            f"SELECT (COUNT(*) AS ?n) {{ {body} }}",
            f"SELECT * {{ {body} }}",
            f"SELECT DISTINCT ?a0 {last} {{ {body} }}",
            f"SELECT * {{ {body} }} ORDER BY {last} ?a0",
            f"SELECT ?a0 (GROUP_CONCAT({last}) AS ?g) {{ {body} }} GROUP BY ?a0",
            f"CONSTRUCT {{ ?a0 ?b1 {last} }} {{ {body} }}",
            f"SELECT (MAX(SHA512(CONCAT(STR(?c0), STR({last})))) AS ?m) {{ {body} }}",
            f'SELECT * {{ {body} FILTER(REGEX(STR({last}), "(a|b|ab)*c{size}$") && ?a0 = ?c1) }}',
            f"SELECT (COUNT(DISTINCT *) AS ?n) {{ {body} }}",
            f"ASK {{ {body} FILTER(STRLEN(CONCAT(STR(?a0), STR({last}))) > 100000000) }}",
            f"SELECT * {{ {body} MINUS {{ ?a0 ?x ?y . ?z ?w {last} }} }}",
        ):
            yield Hostile("cartesian product", post(query), heavy=True)


def nested() -> Iterator[Hostile]:
    """Every kind of bracket and sign, up to and far beyond the allowed depth."""
    shapes = (
        ("{", "?s ?p ?o", "}"),
        ("OPTIONAL {", "?s ?p ?o", "}"),
        ("{ SELECT * {", "?s ?p ?o", "} }"),
        ("FILTER NOT EXISTS {", "?s ?p ?o", "}"),
        ("?s ?p [ ?q ", "?o", "]"),
        ("GRAPH ?g {", "?s ?p ?o", "}"),
        ("?s a MINUS {", "?s ?p ?o", "}"),
    )
    for depth in (60, 99, 101, 300, 2000, 20000):
        for opened, core, closed in shapes:
            yield Hostile("nesting", post(f"SELECT * {{ {opened * depth} {core} {closed * depth} }}"))
        for opened, closed in (("(", ")"), ("!(", ")"), ("-(", ")"), ("STR(", ")"), ("IF(true,1,", ")")):
            yield Hostile("nesting", post(f"SELECT * {{ FILTER({opened * depth}1{closed * depth}) }}"))
        yield Hostile("nesting", post(f"ASK {{ ?s {'(' * depth}<{SKOS}broader>{')*' * depth} ?o }}"))
        yield Hostile("nesting", post(f"ASK {{ ?s ?p {'(' * depth}1{')' * depth} }}"))
        yield Hostile("nesting", post(f"ASK {{ ?s {'^' * depth}<{SKOS}broader> ?o }}"))
        yield Hostile("nesting", post(f"SELECT * {{ BIND({'!' * depth}true AS ?x) }}"))
        yield Hostile("nesting", post("ASK " + "{" * depth))


def doubling() -> Iterator[Hostile]:
    """Texts that double with each step."""
    for rounds in (20, 28, 32, 40, 80):
        for start in ('"ha"', 'CONCAT("森林", STR(?o))', "STR(?s)"):
            steps = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(rounds))
            for shown in (f"?x{rounds}", f"(STRLEN(?x{rounds}) AS ?n)", f"(MD5(?x{rounds}) AS ?n)"):
                query = (
                    f"SELECT {shown} {{ {{ SELECT * {{ ?s ?p ?o }} LIMIT 1 }} BIND({start} AS ?x0) {steps} }}"
                )
                yield Hostile("string doubling", post(query), heavy=True)
        grown = " ".join(f'BIND(REPLACE(?x{n}, ".", "$0$0$0") AS ?x{n + 1})' for n in range(rounds))
        yield Hostile(
            "string doubling", post(f'SELECT ?x{rounds} {{ BIND("ab" AS ?x0) {grown} }}'), heavy=True
        )
        coded = " ".join(f"BIND(ENCODE_FOR_URI(?x{n}) AS ?x{n + 1})" for n in range(rounds))
        yield Hostile(
            "string doubling", post(f'SELECT ?x{rounds} {{ BIND("%%%%" AS ?x0) {coded} }}'), heavy=True
        )


def paths() -> Iterator[Hostile]:
    """Property paths inside property paths, with both ends open."""
    steps = (
        f"<{SKOS}broader>",
        "!<http://none/>",
        f"(<{SKOS}broader>|^<{SKOS}broader>)",
        "(!a|^!a)",
        "(a|!a)",
    )
    for step in steps:
        for form in (
            "{0}*",
            "({0}*)*",
            "({0}+)+",
            "{0}*/{0}*",
            "({0}/{0})*/{0}+",
            "({0}*|{0}+)*",
            "({0}?/{0}?)+",
        ):
            path = form.format(step)
            for head in ("SELECT (COUNT(*) AS ?n)", "SELECT DISTINCT ?x ?z"):
                query = f"{head} {{ ?x {path} ?y . ?y {path} ?z }}"
                yield Hostile("property path", post(query), heavy=True)


def giant() -> Iterator[Hostile]:
    """Long texts, numbers, lists, patterns of regular expressions."""
    for size in (10_000, 200_000, 900_000):
        yield Hostile("giant", post(f'SELECT ("{"x" * size}" AS ?x) {{}}'))
        yield Hostile("giant", post(f'SELECT ("""{"x" * size} AS ?x) {{}}'))
        yield Hostile("giant", post(f"SELECT ({'9' * size} AS ?x) {{}}"))
        yield Hostile("giant", post(f"SELECT (0.{'9' * size} * 2 AS ?x) {{}}"))
        yield Hostile("giant", post(f"ASK {{ <http://x/{'y' * size}> ?p ?o }}"))
        yield Hostile("giant", post("#" * size + "\nASK {}"))
        yield Hostile("giant", post("SELECT * { " + "?s ?p ?o . " * (size // 11) + "}"), heavy=True)
        yield Hostile(
            "giant", post("SELECT * { " + "{ ?s ?p ?o } UNION " * (size // 20) + "{} } LIMIT 1"), heavy=True
        )
        yield Hostile("giant", post("SELECT * { VALUES ?x { " + "1 " * (size // 2) + "} }"), heavy=True)
        yield Hostile("giant", post("SELECT * { FILTER(1 IN (" + "1," * (size // 2) + "1)) }"), heavy=True)
        yield Hostile(
            "giant", post("".join(f"PREFIX p{n}: <http://x/{n}> " for n in range(size // 24)) + "ASK {}")
        )
        yield Hostile(
            "giant", post("SELECT " + " ".join(f"?v{n}" for n in range(size // 8)) + " { ?s ?p ?o } LIMIT 1")
        )
        yield Hostile("giant", post("SELECT (" + "1+" * (size // 2) + "1 AS ?x) {}"), heavy=True)
        yield Hostile("giant", post("ASK { ?s " + f"<{NBS}a>/" * (size // 40) + "a ?o }"), heavy=True)
        yield Hostile("giant", post("a" * size, type="application/x-www-form-urlencoded"))
        yield Hostile("giant", get("/sparql?query=" + "a" * (size // 9)))
        yield Hostile("giant", get("/healthz", f"X-Long: {'a' * (size // 9)}\r\n"))
    for number in (
        "1E999999999",
        "1E-999999999",
        '"1E999999999"^^xsd:decimal',
        "-1e400",
        '"NaN"^^xsd:double',
    ):
        yield Hostile("giant", post(f"SELECT ({number} * {number} AS ?x) {{}} ORDER BY ?x"))
    for pattern in (
        "(a{1000}){1000}",
        "((a+)+)+$",
        "(?:x{999}){999}",
        "[" + "a-z" * 3000 + "]",
        "(" * 90 + ")" * 90,
    ):
        yield Hostile(
            "giant", post(f'SELECT * {{ ?s ?p ?o FILTER(REGEX(STR(?o), "{pattern}")) }}'), heavy=True
        )
    yield Hostile("giant", post("a" * 1_200_000))
