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

# expects shape:DoiSpelling-lowerCase Pattern (Warning)
DELETE { publication:example bibo:doi ?old } INSERT { publication:example bibo:doi "10.1016/J.SCITOTENV.2023.166079" } WHERE { publication:example bibo:doi ?old }

# expects shape:DoiOnce-other SPARQL
# expects shape:DoiOnce-other SPARQL at organisation:iucn
INSERT DATA { publication:example nbs:eli <http://data.europa.eu/eli/reg/2023/1115/oj2> . organisation:iucn bibo:doi "10.1016/j.scitotenv.2023.166079" }

# the same in capitals is to be written in lower case first
# expects shape:DoiSpelling-lowerCase Pattern (Warning)
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

# expects shape:Sourced-source MinCount (Warning)
DELETE WHERE { organisation:iucn dcterms:source ?gone }

# --- each property by itself

# expects shape:Identified-closeMatch Pattern at ex:closeMatch
# expects shape:Identified-doi Pattern
# expects shape:Identified-eli Pattern at ex:eli
# expects shape:Identified-exactMatch Pattern at ex:exactMatch
# expects shape:Identified-ror Pattern at ex:ror
# expects shape:Sourced-source MinCount (Warning) at ex:ror
# expects shape:Identified-wikidata Pattern at ex:wikidata
# expects shape:Sourced-source MinCount (Warning) at ex:wikidata
INSERT DATA { ex:doi bibo:doi "none" . ex:ror nbs:ror <https://ror.org/none> . ex:wikidata nbs:wikidata <http://www.wikidata.org/entity/none> .
  ex:eli nbs:eli <http://data.europa.eu/none> . ex:exactMatch skos:exactMatch <urn:x:none> . ex:closeMatch skos:closeMatch <urn:x:none> }

# --- right but for what stands before or behind

# expects shape:Identified-closeMatch Pattern
# expects shape:Identified-eli Pattern
# expects shape:Identified-exactMatch Pattern
# expects shape:Identified-ror Pattern
# expects shape:Identified-wikidata Pattern
DELETE { organisation:iucn nbs:ror ?ror ; nbs:wikidata ?wikidata }
INSERT { organisation:iucn nbs:ror <urn:x:https://ror.org/04tehfn33> ; nbs:wikidata <urn:x:http://www.wikidata.org/entity/Q48268> ;
  skos:exactMatch <urn:x:http://www.wikidata.org/entity/Q48268> ; skos:closeMatch <urn:x:https://www.example.org/iucn> ;
  nbs:eli <urn:x:http://data.europa.eu/eli/reg/2023/1115/oj> }
WHERE { organisation:iucn nbs:ror ?ror ; nbs:wikidata ?wikidata }

# expects shape:Identified-closeMatch NodeKind
# expects shape:Identified-closeMatch Pattern
# expects shape:Identified-eli NodeKind
# expects shape:Identified-eli Pattern
# expects shape:Identified-exactMatch NodeKind
# expects shape:Identified-exactMatch Pattern
# expects shape:Identified-ror Pattern
# expects shape:Identified-wikidata Pattern
DELETE { organisation:iucn nbs:ror ?ror ; nbs:wikidata ?wikidata }
INSERT { organisation:iucn nbs:ror <https://ror.org/04tehfn33/> ; nbs:wikidata <http://www.wikidata.org/entity/Q48268-iucn> ;
  skos:exactMatch "http://www.wikidata.org/entity/Q48268 IUCN" ; skos:closeMatch "https://www.example.org/iucn IUCN" ;
  nbs:eli "http://data.europa.eu/eli/reg/2023/1115/oj EUDR" }
WHERE { organisation:iucn nbs:ror ?ror ; nbs:wikidata ?wikidata }

# capitals and none
# expects shape:Identified-closeMatch Pattern
# expects shape:Identified-eli Pattern
# expects shape:Identified-exactMatch Pattern
# expects shape:Identified-ror Pattern
# expects shape:Identified-wikidata Pattern
DELETE { organisation:iucn nbs:ror ?ror ; nbs:wikidata ?wikidata }
INSERT { organisation:iucn nbs:ror <https://ror.org/04TEHFN33> ; nbs:wikidata <http://www.wikidata.org/entity/q48268> ;
  skos:exactMatch <HTTP://www.wikidata.org/entity/Q48268> ; skos:closeMatch <HTTPS://www.example.org/iucn> ;
  nbs:eli <http://data.europa.eu/ELI/reg/2023/1115/oj> }
WHERE { organisation:iucn nbs:ror ?ror ; nbs:wikidata ?wikidata }

# no names at all
# expects shape:Integrity-blankNode SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Identified-closeMatch NodeKind
# expects shape:Identified-closeMatch Pattern
# expects shape:Identified-eli NodeKind
# expects shape:Identified-eli Pattern
# expects shape:Identified-exactMatch NodeKind
# expects shape:Identified-exactMatch Pattern
# expects shape:Identified-ror NodeKind
# expects shape:Identified-ror Pattern
# expects shape:Identified-wikidata NodeKind
# expects shape:Identified-wikidata Pattern
DELETE { organisation:iucn nbs:ror ?ror ; nbs:wikidata ?wikidata }
INSERT { organisation:iucn nbs:ror [] ; nbs:wikidata [] ; skos:exactMatch [] ; skos:closeMatch [] ; nbs:eli [] }
WHERE { organisation:iucn nbs:ror ?ror ; nbs:wikidata ?wikidata }
