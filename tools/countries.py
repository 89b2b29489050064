"""`ontology/schemes/countries.ttl`, from the libraries that know the countries."""

PATHS = ("ontology/schemes/countries.ttl",)


def make() -> dict[str, bytes]:
    """Path → content."""
    from nbs_graph.terms.countries import countries_turtle

    return {PATHS[0]: countries_turtle().encode()}
