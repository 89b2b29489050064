"""A program's door: the SPARQL 1.1 endpoint, Graph Store reads and named questions over HTTP, behind hard limits.

One process talks HTTP and answers nothing itself (`server`, `app` and what they use); a second holds the graph
(`zygote`) and forks the workers that answer (`worker`). How and why: docs/decisions/0019-serving.md.
"""
