"""Reading SPARQL text: its tokens, and the triple patterns it asks for."""
