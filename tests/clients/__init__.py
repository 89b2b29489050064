"""Clients that people have already, each asking every named question of a running `nbs-graph serve`."""
