"""Asking a SPARQL 1.1 endpoint that others run: never a part of an answer taken for the answer."""
