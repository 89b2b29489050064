"""Graphs that are made up, shaped like the real one: as many entries as asked for, the same bytes for the same seed."""
