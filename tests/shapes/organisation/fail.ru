# Organisations | 机构的错误示例

# expects shape:Organisation-name MinCount
# expects shape:Organisation-nameInOurs QualifiedMinCount
DELETE WHERE { organisation:defra rdfs:label ?gone }

# expects shape:Organisation-name Datatype
INSERT DATA { organisation:defra rdfs:label "Defra" }

# expects shape:Organisation-nameInOurs QualifiedMinCount
# expects shape:Organisation-name Pattern
DELETE { organisation:defra rdfs:label ?name } INSERT { organisation:defra rdfs:label " "@en } WHERE { organisation:defra rdfs:label ?name }

# expects shape:Organisation-name UniqueLang
INSERT DATA { organisation:defra rdfs:label "A second text in English"@en }

# expects shape:Organisation-name Pattern
INSERT DATA { organisation:defra rdfs:label " "@fr }

# expects shape:Organisation-nameInOurs QualifiedMinCount
DELETE { organisation:defra rdfs:label ?name } WHERE { organisation:defra rdfs:label ?name FILTER(LANG(?name) != "cy") }

# expects shape:Organisation-alternateName Datatype
INSERT DATA { organisation:defra schema:alternateName "DEFRA" }

# expects shape:Organisation-alternateName Pattern
INSERT DATA { organisation:defra schema:alternateName " "@en }

# expects shape:Organisation-acronym Datatype
DELETE { organisation:defra nbs:acronym ?old } INSERT { organisation:defra nbs:acronym "Defra"@en } WHERE { organisation:defra nbs:acronym ?old }

# expects shape:Organisation-acronym Pattern
DELETE { organisation:defra nbs:acronym ?old } INSERT { organisation:defra nbs:acronym "the ministry of farming" } WHERE { organisation:defra nbs:acronym ?old }

# expects shape:Organisation-type Node
DELETE { organisation:defra nbs:organisationType ?old } INSERT { organisation:defra nbs:organisationType unit:percent } WHERE { organisation:defra nbs:organisationType ?old }

# expects shape:Organisation-type MaxCount
INSERT DATA { organisation:defra nbs:organisationType organisation-type:igo }

# expects shape:Organisation-typeGiven MinCount (Info)
DELETE WHERE { organisation:defra nbs:organisationType ?gone }

# expects shape:Organisation-country Node
DELETE { organisation:defra nbs:country ?old } INSERT { organisation:defra nbs:country organisation:iucn } WHERE { organisation:defra nbs:country ?old }

# expects shape:Organisation-unitOf Node
DELETE { organisation:defra org:unitOf ?old } INSERT { organisation:defra org:unitOf place:ca } WHERE { organisation:defra org:unitOf ?old }

# expects shape:Organisation-memberOf Node
DELETE { organisation:defra org:memberOf ?old } INSERT { organisation:defra org:memberOf place:ca } WHERE { organisation:defra org:memberOf ?old }

# expects shape:Organisation-url Node
DELETE { organisation:defra schema:url ?old } INSERT { organisation:defra schema:url "gov.uk"^^xsd:anyURI } WHERE { organisation:defra schema:url ?old }

# expects shape:Organisation-source Node
DELETE { organisation:defra dcterms:source ?old } INSERT { organisation:defra dcterms:source <https://www.gov.uk/defra> } WHERE { organisation:defra dcterms:source ?old }

# expects shape:Organisation-note LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { organisation:defra skos:editorialNote "Texte écrit en français"@fr }

# expects shape:Organisation-note Pattern
DELETE { organisation:defra skos:editorialNote ?en } INSERT { organisation:defra skos:editorialNote " "@en } WHERE { organisation:defra skos:editorialNote ?en FILTER(LANG(?en) = "en") }

# expects shape:Government-country MinCount
DELETE WHERE { organisation:government-of-canada nbs:country ?gone }

# expects shape:Government-country MaxCount
INSERT DATA { organisation:government-of-canada nbs:country place:cn }

# expects shape:UnitOfItself-cycle SPARQL
# expects shape:UnitOfItself-cycle SPARQL at organisation:defra-office
INSERT DATA { organisation:defra org:unitOf organisation:defra-office }

# a third language does not help
# expects shape:Organisation-nameInOurs QualifiedMinCount
DELETE { organisation:defra-office rdfs:label ?old } INSERT { organisation:defra-office rdfs:label "Bureau"@fr } WHERE { organisation:defra-office rdfs:label ?old }

# a government is an organisation
# expects shape:Organisation-note Pattern
INSERT DATA { organisation:government-of-canada skos:editorialNote " "@en }

# a circle of three
# expects shape:UnitOfItself-cycle SPARQL
# expects shape:UnitOfItself-cycle SPARQL at organisation:defra-office
# expects shape:UnitOfItself-cycle SPARQL at organisation:iucn
DELETE DATA { organisation:defra org:unitOf organisation:government-of-canada } ;
INSERT DATA { organisation:defra org:unitOf organisation:iucn . organisation:iucn org:unitOf organisation:defra-office }
