"""nbs-graph: the knowledge graph of Nature-based Solutions."""
