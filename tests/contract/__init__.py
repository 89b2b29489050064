"""One suite for every engine that can hold the graph."""
