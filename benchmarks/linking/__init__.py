"""How good suggested links are: `python -m benchmarks.links` (`make eval`)."""
