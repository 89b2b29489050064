"""How the service does under load, beside the bare engine, with hostile queries, and while builds are swapped."""
