"""`docs/llms.txt` and `docs/llms-full.txt`: what a language model needs to know, from the sources of the other documents.

The form is that of llmstxt.org: a title, a summary, notes, then lists of links with a word on each; what stands under
“Optional” may be left out where there is little room. Links are relative, so that they hold wherever both are served.
"""

from nbs_graph.graph.catalogue import questions
from tools import catalogue, schema_card

PATHS = ("docs/llms.txt", "docs/llms-full.txt")

_HEAD = """\
# nbs-graph

> A knowledge graph of Nature-based Solutions (NbS; 基于自然的解决方案), made from a monthly newsletter: publications, policies, funds, events, cases and observances in English and Chinese, linked with themes, ecosystems, SDGs and targets of the Kunming-Montreal Global Biodiversity Framework (KM-GBF). Each link says what it rests on.

Before you answer from it:

- Prefer the named questions to SPARQL of your own; each is tested. Read the pitfalls before you write a query: the obvious one is often wrong in a way that looks right.
- `nbs:contributesTo` and `dcterms:subject` hold for every link. Whether the source states it, a curator judged it or a rule derived it is on the statement, as `nbs:basis`; explain a link before you claim it.
- `dcterms:title` is the title as published; a translation is `nbs:translatedTitle`. Ask for both.
- Dates are as precise as the source: `2023-08` is a month. Compare with `nbs:earliest` and `nbs:latest`.
- Amounts are in their own currency, findings in their own unit; never add what differs in currency, status, unit or kind.
- The graph holds what the newsletter reports, not all there is.
- IRIs start with https://w3id.org/nbs-graph/, which is not registered yet: they identify, but do not open in a browser.

How to ask, where it is installed (`pip install .` in a clone):

- Agents: `nbs-graph mcp`, a server of the Model Context Protocol on stdio (`pip install '.[mcp]'` in a clone).
- Command line: `nbs-graph query entries-by-sdg -p sdg=13 --format json`; `nbs-graph query -e 'SELECT …'`; `nbs-graph explain 2023-08/05 --to sdg:13`.
- Python: `import nbs_graph as nbs; nbs.open().query("entries-by-sdg", sdg="13").to_pandas()`.
- SPARQL 1.1 over HTTP: `nbs-graph serve`, endpoint at `/sparql`. Queries to our own tools need no PREFIX; other tools do.
"""

_DOCS = """
## Before a query

- [Schema card](schema-card.md): prefixes, named graphs, classes and properties with counts and examples
- [Pitfalls](schema-card.md#pitfalls): queries that look right and are not, each with the right one and both answers
- [Questions](questions.md): every named question with parameters and columns
- [For agents](agents.md): the tools of the MCP server, and how to set it up
"""

_OPTIONAL = """
## Optional

- [All in one](llms-full.txt): this text, the schema card with the pitfalls, and the questions
- [Command line](cli.md): commands, options and exit codes
- [Notebooks](notebooks.md): data frames, magics
- [Model](modelling.md): the three layers, with diagrams
- [Identifiers](identifiers.md): how things are named, and what is promised
"""


def make() -> dict[str, bytes]:
    """Path → content."""
    listed = "".join(
        f"- [{one.name}](questions.md#{one.name}): {one.question['en']} {one.question['zh']}\n"
        for one in questions()
    )
    brief = f"{_HEAD}{_DOCS}\n## Questions\n\n{listed}{_OPTIONAL}"
    parts = [_HEAD, *(_below(made) for made in (schema_card.make(), catalogue.make()))]
    return {PATHS[0]: brief.encode(), PATHS[1]: "\n".join(parts).encode()}


def _below(made: dict[str, bytes]) -> str:
    """A document of ours as a part of another: without its first line, headings a level lower."""
    (content,) = made.values()
    lines = content.decode().partition("\n")[2].strip().splitlines()
    fenced = False
    told = []
    for line in lines:
        fenced ^= line.startswith("```")
        told.append(f"#{line}" if line.startswith("#") and not fenced else line)
    return "\n".join(told) + "\n"
