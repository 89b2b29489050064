# Identifiers as they are often mistyped | 标识符的错误示例

# expects shape:Identified-doi Pattern
DELETE { publication:example bibo:doi ?old } INSERT { publication:example bibo:doi "https://doi.org/10.1016/j.scitotenv.2023.166079" } WHERE { publication:example bibo:doi ?old }

# the full stop of the sentence
# expects shape:Identified-doi Pattern
DELETE { publication:example bibo:doi ?old } INSERT { publication:example bibo:doi "10.1016/j.scitotenv.2023.166079." } WHERE { publication:example bibo:doi ?old }

# expects shape:Identified-doi Datatype
DELETE { publication:example bibo:doi ?old } INSERT { publication:example bibo:doi "10.1016/j.scitotenv.2023.166079"@en } WHERE { publication:example bibo:doi ?old }

# expects shape:Identified-doi MaxCount
INSERT DATA { publication:example bibo:doi "10.1234/second" }

# expects shape:DoiSpelling-lowerCase Pattern
DELETE { publication:example bibo:doi ?old } INSERT { publication:example bibo:doi "10.1016/J.SCITOTENV.2023.166079" } WHERE { publication:example bibo:doi ?old }

# expects shape:DoiOnce-other SPARQL
# expects shape:DoiOnce-other SPARQL at organisation:iucn
INSERT DATA { publication:example nbs:eli <http://data.europa.eu/eli/reg/2023/1115/oj2> . organisation:iucn bibo:doi "10.1016/j.scitotenv.2023.166079" }

# the same in capitals
# expects shape:DoiOnce-other SPARQL
# expects shape:DoiSpelling-lowerCase Pattern
INSERT DATA { organisation:iucn bibo:doi "10.1016/J.SCITOTENV.2023.166079" }

# expects shape:Identified-ror Pattern
DELETE { organisation:iucn nbs:ror ?old } INSERT { organisation:iucn nbs:ror <https://ror.org/04tehfn3> } WHERE { organisation:iucn nbs:ror ?old }

# expects shape:Identified-ror NodeKind
DELETE { organisation:iucn nbs:ror ?old } INSERT { organisation:iucn nbs:ror "https://ror.org/04tehfn33" } WHERE { organisation:iucn nbs:ror ?old }

# expects shape:Identified-ror MaxCount
INSERT DATA { organisation:iucn nbs:ror <https://ror.org/05gq02987> }

# expects shape:Identified-wikidata Pattern
DELETE { organisation:iucn nbs:wikidata ?old } INSERT { organisation:iucn nbs:wikidata <http://www.wikidata.org/entity/P31> } WHERE { organisation:iucn nbs:wikidata ?old }

# expects shape:Identified-wikidata NodeKind
DELETE { organisation:iucn nbs:wikidata ?old } INSERT { organisation:iucn nbs:wikidata "http://www.wikidata.org/entity/Q48268" } WHERE { organisation:iucn nbs:wikidata ?old }

# expects shape:Identified-wikidata MaxCount
INSERT DATA { organisation:iucn nbs:wikidata wd:Q1 }

# expects shape:Identified-eli Pattern
DELETE { publication:example nbs:eli ?old } INSERT { publication:example nbs:eli <http://data.europa.eu/reg/2023/1115> } WHERE { publication:example nbs:eli ?old }

# expects shape:Identified-eli NodeKind
DELETE { publication:example nbs:eli ?old } INSERT { publication:example nbs:eli "http://data.europa.eu/eli/reg/2023/1115/oj" } WHERE { publication:example nbs:eli ?old }

# expects shape:Identified-exactMatch NodeKind
INSERT DATA { organisation:iucn skos:exactMatch "https://example.org/iucn" }

# expects shape:Identified-exactMatch Pattern
INSERT DATA { organisation:iucn skos:exactMatch <urn:iucn> }

# expects shape:Identified-closeMatch NodeKind
INSERT DATA { organisation:iucn skos:closeMatch "https://example.org/iucn" }

# expects shape:Identified-closeMatch Pattern
INSERT DATA { organisation:iucn skos:closeMatch <urn:iucn> }

# expects shape:Sourced-source MinCount
DELETE WHERE { organisation:iucn dcterms:source ?gone }
