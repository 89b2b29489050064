# Findings | 量化发现的错误示例

# expects shape:Finding-value MinCount
DELETE WHERE { ex:carbon nbs:value ?gone }

# expects shape:Finding-value MaxCount
INSERT DATA { ex:carbon nbs:value 209.0 }

# expects shape:Finding-value Node
DELETE { ex:carbon nbs:value ?old } INSERT { ex:carbon nbs:value "NaN"^^xsd:decimal } WHERE { ex:carbon nbs:value ?old }

# an integer
# expects shape:Finding-value Node
DELETE { ex:carbon nbs:value ?old } INSERT { ex:carbon nbs:value 208 } WHERE { ex:carbon nbs:value ?old }

# a float
# expects shape:Finding-value Node
DELETE { ex:carbon nbs:value ?old } INSERT { ex:carbon nbs:value "2.08E2"^^xsd:double } WHERE { ex:carbon nbs:value ?old }

# expects shape:Finding-value Node
DELETE { ex:carbon nbs:value ?old } INSERT { ex:carbon nbs:value "约 208" } WHERE { ex:carbon nbs:value ?old }

# expects shape:Finding-valueTo MaxCount
INSERT DATA { ex:carbon nbs:valueTo 250.0 }

# expects shape:Finding-valueTo Node
DELETE { ex:carbon nbs:valueTo ?old } INSERT { ex:carbon nbs:valueTo 250 } WHERE { ex:carbon nbs:valueTo ?old }

# expects shape:FindingRange-order SPARQL
DELETE { ex:carbon nbs:valueTo ?old } INSERT { ex:carbon nbs:valueTo 200.0 } WHERE { ex:carbon nbs:valueTo ?old }

# expects shape:Finding-margin MaxCount
INSERT DATA { ex:carbon nbs:margin 45.0 }

# expects shape:Finding-margin Datatype
DELETE { ex:carbon nbs:margin ?old } INSERT { ex:carbon nbs:margin 45 } WHERE { ex:carbon nbs:margin ?old }

# expects shape:Finding-margin Pattern
DELETE { ex:carbon nbs:margin ?old } INSERT { ex:carbon nbs:margin -44.5 } WHERE { ex:carbon nbs:margin ?old }

# expects shape:Finding-unit MinCount
DELETE WHERE { ex:carbon nbs:unit ?gone }

# expects shape:Finding-unit MaxCount
INSERT DATA { ex:carbon nbs:unit unit:cities }

# expects shape:Finding-unit Node
DELETE { ex:carbon nbs:unit ?old } INSERT { ex:carbon nbs:unit theme:flood-risk } WHERE { ex:carbon nbs:unit ?old }

# expects shape:Finding-findingKind MinCount
DELETE WHERE { ex:carbon nbs:findingKind ?gone }

# expects shape:Finding-findingKind MaxCount
INSERT DATA { ex:carbon nbs:findingKind finding-kind:target }

# expects shape:Finding-findingKind Node
DELETE { ex:carbon nbs:findingKind ?old } INSERT { ex:carbon nbs:findingKind unit:percent } WHERE { ex:carbon nbs:findingKind ?old }

# expects shape:Finding-qualifier MinCount
DELETE WHERE { ex:carbon nbs:qualifier ?gone }

# expects shape:Finding-qualifier MaxCount
INSERT DATA { ex:carbon nbs:qualifier qualifier:eq }

# expects shape:Finding-qualifier Node
DELETE { ex:carbon nbs:qualifier ?old } INSERT { ex:carbon nbs:qualifier unit:percent } WHERE { ex:carbon nbs:qualifier ?old }

# expects shape:Finding-measured MinCount
DELETE { ex:carbon nbs:measured ?zh } WHERE { ex:carbon nbs:measured ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Finding-measured LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { ex:carbon nbs:measured "Texte écrit en français"@fr }

# expects shape:Finding-measured UniqueLang
INSERT DATA { ex:carbon nbs:measured "A second text in English"@en }

# expects shape:Finding-measured Pattern
DELETE { ex:carbon nbs:measured ?en } INSERT { ex:carbon nbs:measured " "@en } WHERE { ex:carbon nbs:measured ?en FILTER(LANG(?en) = "en") }

# expects shape:Finding-period Node
DELETE { ex:carbon nbs:period ?old } INSERT { ex:carbon nbs:period "1999—2018" } WHERE { ex:carbon nbs:period ?old }

# expects shape:Finding-comparator LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { ex:carbon nbs:comparator "Texte écrit en français"@fr }

# expects shape:Finding-comparator Pattern
DELETE { ex:carbon nbs:comparator ?en } INSERT { ex:carbon nbs:comparator " "@en } WHERE { ex:carbon nbs:comparator ?en FILTER(LANG(?en) = "en") }

# expects shape:Finding-condition LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { ex:carbon nbs:condition "Texte écrit en français"@fr }

# expects shape:Finding-condition Pattern
DELETE { ex:carbon nbs:condition ?en } INSERT { ex:carbon nbs:condition " "@en } WHERE { ex:carbon nbs:condition ?en FILTER(LANG(?en) = "en") }

# expects shape:Finding-population LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { ex:carbon nbs:population "Texte écrit en français"@fr }

# expects shape:Finding-population Pattern
DELETE { ex:carbon nbs:population ?en } INSERT { ex:carbon nbs:population " "@en } WHERE { ex:carbon nbs:population ?en FILTER(LANG(?en) = "en") }

# expects shape:WholeThings Not (Warning)
DELETE { ex:cities nbs:value ?old } INSERT { ex:cities nbs:value 54.5 } WHERE { ex:cities nbs:value ?old }

# of what?
# expects shape:Finding-unit MinCount
DELETE { ex:cities nbs:value ?old ; nbs:unit ?unit } INSERT { ex:cities nbs:value 54.5 } WHERE { ex:cities nbs:value ?old ; nbs:unit ?unit }

# expects shape:Finding-value MinCount
DELETE WHERE { ex:cities nbs:value ?gone }

# expects shape:Finding-interventions Node
INSERT DATA { ex:cities nbs:intervention <https://w3id.org/nbs-graph/scheme/unit/percent> }

# an exponent
# expects shape:Finding-value Node
DELETE { ex:carbon nbs:value ?old } INSERT { ex:carbon nbs:value "2e2"^^xsd:decimal } WHERE { ex:carbon nbs:value ?old }

# expects shape:Finding-margin Pattern
DELETE { ex:carbon nbs:margin ?old } INSERT { ex:carbon nbs:margin "4e1"^^xsd:decimal } WHERE { ex:carbon nbs:margin ?old }

# units that only look like those that count
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Finding-unit Node
DELETE { ex:cities nbs:value ?value ; nbs:unit ?unit } INSERT { ex:cities nbs:value 54.5 ; nbs:unit <https://w3id.org/nbs-graph/scheme/unit/cities-and-towns> } WHERE { ex:cities nbs:value ?value ; nbs:unit ?unit }

# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Finding-unit Node
DELETE { ex:cities nbs:value ?value ; nbs:unit ?unit } INSERT { ex:cities nbs:value 54.5 ; nbs:unit <https://w3id.org/nbs-graph/scheme/unit/Cities> } WHERE { ex:cities nbs:value ?value ; nbs:unit ?unit }

# half of each thing that is counted
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Finding-unit Node at ex:applicants
# expects shape:WholeThings Not (Warning) at ex:applicants
# expects shape:Finding-unit Node at ex:companies
# expects shape:WholeThings Not (Warning) at ex:companies
# expects shape:Finding-unit Node at ex:count
# expects shape:WholeThings Not (Warning) at ex:count
# expects shape:Finding-unit Node at ex:countries
# expects shape:WholeThings Not (Warning) at ex:countries
# expects shape:Finding-unit Node at ex:ordinal
# expects shape:WholeThings Not (Warning) at ex:ordinal
# expects shape:Finding-unit Node at ex:organisations
# expects shape:WholeThings Not (Warning) at ex:organisations
# expects shape:Finding-unit Node at ex:people
# expects shape:WholeThings Not (Warning) at ex:people
# expects shape:Finding-unit Node at ex:projects
# expects shape:WholeThings Not (Warning) at ex:projects
# expects shape:Finding-unit Node at ex:publications
# expects shape:WholeThings Not (Warning) at ex:publications
# expects shape:Finding-unit Node at ex:sites
# expects shape:WholeThings Not (Warning) at ex:sites
# expects shape:Finding-unit Node at ex:species
# expects shape:WholeThings Not (Warning) at ex:species
# expects shape:Finding-unit Node at ex:trees
# expects shape:WholeThings Not (Warning) at ex:trees
# expects shape:Finding-unit Node at ex:villages
# expects shape:WholeThings Not (Warning) at ex:villages
INSERT { ?finding ?property ?value ; nbs:value 54.5 ; nbs:unit ?unit . publication:example nbs:finding ?finding }
WHERE {
  ex:cities ?property ?value FILTER(?property NOT IN (nbs:value, nbs:unit))
  VALUES ?code { "count" "ordinal" "people" "applicants" "companies" "organisations" "countries" "villages" "sites" "projects" "publications" "species" "trees" }
  BIND(IRI(CONCAT("https://w3id.org/nbs-graph/scheme/unit/", ?code)) AS ?unit) BIND(IRI(CONCAT("https://w3id.org/nbs-graph/id/publication/example#", ?code)) AS ?finding)
}
