"""Sources: one kind of file in, quads with positions out."""
