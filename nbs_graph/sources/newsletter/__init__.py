"""A newsletter as its readers get it → entries with the words that justify each field, every character accounted for."""
