# Places | 地点的错误示例

# expects shape:Place-name MinCount
DELETE { place:ca-bc rdfs:label ?zh } WHERE { place:ca-bc rdfs:label ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Place-name LanguageIn
INSERT DATA { place:ca-bc rdfs:label "Texte écrit en français"@fr }

# expects shape:Place-name UniqueLang
INSERT DATA { place:ca-bc rdfs:label "A second text in English"@en }

# expects shape:Place-name Pattern
DELETE { place:ca-bc rdfs:label ?en } INSERT { place:ca-bc rdfs:label " "@en } WHERE { place:ca-bc rdfs:label ?en FILTER(LANG(?en) = "en") }

# expects shape:Place-within Node
DELETE { place:ca-bc nbs:within ?old } INSERT { place:ca-bc nbs:within organisation:iucn } WHERE { place:ca-bc nbs:within ?old }

# expects shape:Place-isoCode MaxCount
INSERT DATA { place:ca-bc nbs:iso3166 "CA-AB" }

# expects shape:Place-isoCode Pattern
DELETE { place:ca-bc nbs:iso3166 ?old } INSERT { place:ca-bc nbs:iso3166 "ca-bc" } WHERE { place:ca-bc nbs:iso3166 ?old }

# expects shape:Place-isoCode Datatype
DELETE { place:ca-bc nbs:iso3166 ?old } INSERT { place:ca-bc nbs:iso3166 "CA-BC"@en } WHERE { place:ca-bc nbs:iso3166 ?old }

# expects shape:Country-isoCode MinCount
DELETE WHERE { place:de nbs:iso3166 ?gone }

# expects shape:Country-isoCode Pattern
DELETE { place:de nbs:iso3166 ?old } INSERT { place:de nbs:iso3166 "DE-BY" } WHERE { place:de nbs:iso3166 ?old }

# expects shape:Country-numeric MaxCount
INSERT DATA { place:de nbs:iso3166numeric "277" }

# expects shape:Country-numeric Datatype
DELETE { place:de nbs:iso3166numeric ?old } INSERT { place:de nbs:iso3166numeric 276 } WHERE { place:de nbs:iso3166numeric ?old }

# expects shape:Country-numeric Pattern
DELETE { place:de nbs:iso3166numeric ?old } INSERT { place:de nbs:iso3166numeric "27" } WHERE { place:de nbs:iso3166numeric ?old }

# expects shape:WithinItself-cycle SPARQL at place:ca-bc
# expects shape:WithinItself-cycle SPARQL at place:ca-bc-vancouver
INSERT DATA { place:ca-bc nbs:within place:ca-bc-vancouver }

# a circle of three
# expects shape:WithinItself-cycle SPARQL
# expects shape:WithinItself-cycle SPARQL at place:ca-bc
# expects shape:WithinItself-cycle SPARQL at place:ca-bc-vancouver
INSERT DATA { place:ca nbs:within place:ca-bc-vancouver }

# a country is a place
# expects shape:Place-name MinCount
INSERT DATA { place:se a nbs:Country ; nbs:iso3166 "SE" }

# one letter or digit too many
# expects shape:Country-numeric Pattern
DELETE { place:de nbs:iso3166numeric ?old } INSERT { place:de nbs:iso3166numeric "2760" } WHERE { place:de nbs:iso3166numeric ?old }

# expects shape:Place-isoCode Pattern
DELETE { place:ca-bc nbs:iso3166 ?old } INSERT { place:ca-bc nbs:iso3166 "CAN" } WHERE { place:ca-bc nbs:iso3166 ?old }

# no capitals
# expects shape:Country-isoCode Pattern
# expects shape:Place-isoCode Pattern
DELETE { place:de nbs:iso3166 ?old } INSERT { place:de nbs:iso3166 "de" } WHERE { place:de nbs:iso3166 ?old }
