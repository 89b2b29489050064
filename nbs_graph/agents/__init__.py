"""The door for agents: the questions, SPARQL, names and explanations as a server of the Model Context Protocol."""
