"""Annotation: from the words of an entry to suggested links, each with the words that speak for it."""
