# Terms and rules | 术语与规则的错误示例

# expects shape:OntologyTerm-label MinCount
DELETE { nbs:Fund rdfs:label ?zh } WHERE { nbs:Fund rdfs:label ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:OntologyTerm-label LanguageIn
INSERT DATA { nbs:Fund rdfs:label "Texte écrit en français"@fr }

# expects shape:OntologyTerm-label UniqueLang
INSERT DATA { nbs:Fund rdfs:label "A second text in English"@en }

# expects shape:OntologyTerm-label Pattern
DELETE { nbs:Fund rdfs:label ?en } INSERT { nbs:Fund rdfs:label " "@en } WHERE { nbs:Fund rdfs:label ?en FILTER(LANG(?en) = "en") }

# expects shape:OntologyTerm-definition MinCount
DELETE { nbs:Fund skos:definition ?zh } WHERE { nbs:Fund skos:definition ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:OntologyTerm-definition LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { nbs:Fund skos:definition "Texte écrit en français"@fr }

# expects shape:OntologyTerm-definition UniqueLang
INSERT DATA { nbs:Fund skos:definition "A second text in English"@en }

# expects shape:OntologyTerm-definition MinLength
DELETE { nbs:Fund skos:definition ?zh } INSERT { nbs:Fund skos:definition "基金"@zh } WHERE { nbs:Fund skos:definition ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:OntologyTerm-example MinCount
DELETE WHERE { nbs:Fund skos:example ?gone }

# expects shape:OntologyTerm-isDefinedBy MinCount
DELETE WHERE { nbs:Fund rdfs:isDefinedBy ?gone }

# expects shape:OntologyTerm-isDefinedBy Class
DELETE { nbs:Fund rdfs:isDefinedBy ?old } INSERT { nbs:Fund rdfs:isDefinedBy place:cn } WHERE { nbs:Fund rdfs:isDefinedBy ?old }

# expects shape:OntologyTerm-isDefinedBy MaxCount
# expects shape:OntologyTerm-isDefinedBy Class
INSERT DATA { nbs:Fund rdfs:isDefinedBy <https://schema.org/> }

# expects shape:Rule-label MinCount
DELETE { rule:goal-from-target rdfs:label ?zh } WHERE { rule:goal-from-target rdfs:label ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Rule-label LanguageIn
INSERT DATA { rule:goal-from-target rdfs:label "Texte écrit en français"@fr }

# expects shape:Rule-label UniqueLang
INSERT DATA { rule:goal-from-target rdfs:label "A second text in English"@en }

# expects shape:Rule-description MinCount
DELETE { rule:goal-from-target dcterms:description ?zh } WHERE { rule:goal-from-target dcterms:description ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Rule-description LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { rule:goal-from-target dcterms:description "Texte écrit en français"@fr }

# expects shape:Rule-description UniqueLang
INSERT DATA { rule:goal-from-target dcterms:description "A second text in English"@en }

# three letters
# expects shape:OntologyTerm-definition MinLength
DELETE { nbs:Fund skos:definition ?old } INSERT { nbs:Fund skos:definition "A f"@en } WHERE { nbs:Fund skos:definition ?old FILTER(LANG(?old) = "en") }

# a property of whatever kind
# expects shape:OntologyTerm-example MinCount
DELETE WHERE { nbs:journal skos:example ?gone }

# expects shape:OntologyTerm-example MinCount
DELETE { nbs:journal a owl:DatatypeProperty ; skos:example ?gone } INSERT { nbs:journal a owl:ObjectProperty } WHERE { nbs:journal skos:example ?gone }

# expects shape:OntologyTerm-example MinCount
DELETE { nbs:journal a owl:DatatypeProperty ; skos:example ?gone } INSERT { nbs:journal a owl:AnnotationProperty } WHERE { nbs:journal skos:example ?gone }
