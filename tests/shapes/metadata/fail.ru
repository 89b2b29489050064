# The description of data set and dumps | 数据集说明的错误示例

# expects shape:Dataset-title MinCount
DELETE { dataset:nbs-graph dcterms:title ?zh } WHERE { dataset:nbs-graph dcterms:title ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Dataset-title LanguageIn
INSERT DATA { dataset:nbs-graph dcterms:title "Texte écrit en français"@fr }

# expects shape:Dataset-title UniqueLang
INSERT DATA { dataset:nbs-graph dcterms:title "A second text in English"@en }

# expects shape:Dataset-description MinCount
DELETE { dataset:nbs-graph dcterms:description ?zh } WHERE { dataset:nbs-graph dcterms:description ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Dataset-description LanguageIn
# expects shape:Integrity-language SPARQL
INSERT DATA { dataset:nbs-graph dcterms:description "Texte écrit en français"@fr }

# expects shape:Dataset-description UniqueLang
INSERT DATA { dataset:nbs-graph dcterms:description "A second text in English"@en }

# expects shape:Dataset-license MinCount
DELETE WHERE { dataset:nbs-graph dcterms:license ?gone }

# expects shape:Dataset-license MaxCount
INSERT DATA { dataset:nbs-graph dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> }

# expects shape:Dataset-license NodeKind
DELETE { dataset:nbs-graph dcterms:license ?old } INSERT { dataset:nbs-graph dcterms:license "CC BY" } WHERE { dataset:nbs-graph dcterms:license ?old }

# expects shape:Distribution-license MinCount
DELETE WHERE { own:nbs-graph.ttl dcterms:license ?gone }

# expects shape:Distribution-license MaxCount
INSERT DATA { own:nbs-graph.ttl dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> }

# expects shape:Distribution-license NodeKind
DELETE { own:nbs-graph.ttl dcterms:license ?old } INSERT { own:nbs-graph.ttl dcterms:license "CC BY" } WHERE { own:nbs-graph.ttl dcterms:license ?old }

# expects shape:Dataset-publisher MinCount
DELETE WHERE { dataset:nbs-graph dcterms:publisher ?gone }

# expects shape:Dataset-publisher NodeKind
DELETE { dataset:nbs-graph dcterms:publisher ?old } INSERT { dataset:nbs-graph dcterms:publisher "IUCN" } WHERE { dataset:nbs-graph dcterms:publisher ?old }

# expects shape:Dataset-version MinCount
DELETE WHERE { dataset:nbs-graph dcat:version ?gone }

# expects shape:Dataset-version MaxCount
INSERT DATA { dataset:nbs-graph dcat:version "0.2.0" }

# expects shape:Dataset-version Pattern
DELETE { dataset:nbs-graph dcat:version ?old } INSERT { dataset:nbs-graph dcat:version "new" } WHERE { dataset:nbs-graph dcat:version ?old }

# expects shape:Dataset-distribution MinCount
DELETE WHERE { dataset:nbs-graph dcat:distribution ?gone }

# expects shape:Dataset-distribution Class
DELETE { dataset:nbs-graph dcat:distribution ?old } INSERT { dataset:nbs-graph dcat:distribution organisation:iucn } WHERE { dataset:nbs-graph dcat:distribution ?old }

# expects shape:Dataset-uriSpace MinCount
DELETE WHERE { dataset:nbs-graph void:uriSpace ?gone }

# expects shape:Dataset-uriSpace Pattern
DELETE { dataset:nbs-graph void:uriSpace ?old } INSERT { dataset:nbs-graph void:uriSpace "nbs-graph" } WHERE { dataset:nbs-graph void:uriSpace ?old }

# expects shape:Void-title MinCount
DELETE WHERE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> dcterms:title ?gone }

# expects shape:Void-title Datatype
DELETE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> dcterms:title ?old } INSERT { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> dcterms:title "agents" } WHERE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> dcterms:title ?old }

# expects shape:Void-triples MinCount
DELETE WHERE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:triples ?gone }

# expects shape:Void-triples MaxCount
INSERT DATA { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:triples 3 }

# expects shape:Void-triples Node
DELETE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:triples ?old } INSERT { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:triples "many" } WHERE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:triples ?old }

# a string
# expects shape:Void-triples Node
DELETE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:triples ?old } INSERT { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:triples "3" } WHERE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:triples ?old }

# expects shape:Void-distinctSubjects MinCount
DELETE WHERE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:distinctSubjects ?gone }

# expects shape:Void-distinctSubjects MaxCount
INSERT DATA { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:distinctSubjects 3 }

# expects shape:Void-distinctSubjects Node
DELETE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:distinctSubjects ?old } INSERT { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:distinctSubjects "many" } WHERE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:distinctSubjects ?old }

# a string
# expects shape:Void-distinctSubjects Node
DELETE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:distinctSubjects ?old } INSERT { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:distinctSubjects "3" } WHERE { <https://w3id.org/nbs-graph/id/dataset/nbs-graph/agents> void:distinctSubjects ?old }

# expects shape:Void-subset Class
INSERT DATA { dataset:nbs-graph void:subset organisation:iucn }

# expects shape:Distribution-title MinCount
DELETE WHERE { own:nbs-graph.ttl dcterms:title ?gone }

# expects shape:Distribution-title Datatype
DELETE { own:nbs-graph.ttl dcterms:title ?old } INSERT { own:nbs-graph.ttl dcterms:title "Turtle" } WHERE { own:nbs-graph.ttl dcterms:title ?old }

# expects shape:Distribution-mediaType MinCount
DELETE WHERE { own:nbs-graph.ttl dcat:mediaType ?gone }

# expects shape:Distribution-mediaType MaxCount
INSERT DATA { own:nbs-graph.ttl dcat:mediaType <https://www.iana.org/assignments/media-types/text/plain> }

# expects shape:Distribution-mediaType Pattern
DELETE { own:nbs-graph.ttl dcat:mediaType ?old } INSERT { own:nbs-graph.ttl dcat:mediaType "text/turtle" } WHERE { own:nbs-graph.ttl dcat:mediaType ?old }

# expects shape:Distribution-byteSize MinCount
DELETE WHERE { own:nbs-graph.ttl dcat:byteSize ?gone }

# expects shape:Distribution-byteSize MaxCount
INSERT DATA { own:nbs-graph.ttl dcat:byteSize 8 }

# expects shape:Distribution-byteSize Node
DELETE { own:nbs-graph.ttl dcat:byteSize ?old } INSERT { own:nbs-graph.ttl dcat:byteSize -1 } WHERE { own:nbs-graph.ttl dcat:byteSize ?old }

# expects shape:Distribution-checksum MinCount
DELETE WHERE { own:nbs-graph.ttl spdx:checksum ?gone }

# expects shape:Distribution-checksum Class
DELETE { own:nbs-graph.ttl spdx:checksum ?old } INSERT { own:nbs-graph.ttl spdx:checksum organisation:iucn } WHERE { own:nbs-graph.ttl spdx:checksum ?old }

# expects shape:Checksum-algorithm MinCount
DELETE WHERE { own:nbs-graph.ttl-checksum spdx:algorithm ?gone }

# expects shape:Checksum-algorithm MaxCount
INSERT DATA { own:nbs-graph.ttl-checksum spdx:algorithm spdx:checksumAlgorithm_md5 }

# expects shape:Checksum-algorithm NodeKind
DELETE { own:nbs-graph.ttl-checksum spdx:algorithm ?old } INSERT { own:nbs-graph.ttl-checksum spdx:algorithm "SHA-256" } WHERE { own:nbs-graph.ttl-checksum spdx:algorithm ?old }

# expects shape:Checksum-value MinCount
DELETE WHERE { own:nbs-graph.ttl-checksum spdx:checksumValue ?gone }

# expects shape:Checksum-value MaxCount
INSERT DATA { own:nbs-graph.ttl-checksum spdx:checksumValue "0000b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"^^xsd:hexBinary }

# expects shape:Checksum-value Pattern
DELETE { own:nbs-graph.ttl-checksum spdx:checksumValue ?old } INSERT { own:nbs-graph.ttl-checksum spdx:checksumValue "2c26"^^xsd:hexBinary } WHERE { own:nbs-graph.ttl-checksum spdx:checksumValue ?old }

# expects shape:Checksum-value Datatype
DELETE { own:nbs-graph.ttl-checksum spdx:checksumValue ?old } INSERT { own:nbs-graph.ttl-checksum spdx:checksumValue "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" } WHERE { own:nbs-graph.ttl-checksum spdx:checksumValue ?old }

# no names
# expects shape:Dataset-license NodeKind
# expects shape:Dataset-publisher NodeKind
# expects shape:Integrity-blankNode SPARQL
# expects shape:Distribution-license NodeKind at own:nbs-graph.ttl
# expects shape:Checksum-algorithm NodeKind at own:nbs-graph.ttl-checksum
DELETE { dataset:nbs-graph dcterms:license ?whole . own:nbs-graph.ttl dcterms:license ?file . own:nbs-graph.ttl-checksum spdx:algorithm ?how }
INSERT { dataset:nbs-graph dcterms:license [] ; dcterms:publisher [] . own:nbs-graph.ttl dcterms:license [] . own:nbs-graph.ttl-checksum spdx:algorithm [] }
WHERE { dataset:nbs-graph dcterms:license ?whole . own:nbs-graph.ttl dcterms:license ?file . own:nbs-graph.ttl-checksum spdx:algorithm ?how }

# one digit pair too many
# expects shape:Checksum-value Pattern
DELETE { own:nbs-graph.ttl-checksum spdx:checksumValue ?old }
INSERT { own:nbs-graph.ttl-checksum spdx:checksumValue "002c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"^^xsd:hexBinary }
WHERE { own:nbs-graph.ttl-checksum spdx:checksumValue ?old }

# capitals
# expects shape:Dataset-uriSpace Pattern at dataset:nbs-graph
# expects shape:Distribution-mediaType Pattern at own:nbs-graph.ttl
# expects shape:Checksum-value Pattern
DELETE { own:nbs-graph.ttl-checksum spdx:checksumValue ?old . own:nbs-graph.ttl dcat:mediaType ?type . dataset:nbs-graph void:uriSpace ?space }
INSERT { own:nbs-graph.ttl-checksum spdx:checksumValue "2C26B46B68FFC68FF99B453C1D30413413422D706483BFA0F98A5E886266E7AE"^^xsd:hexBinary .
  own:nbs-graph.ttl dcat:mediaType <https://www.iana.org/assignments/media-types/text/Turtle> . dataset:nbs-graph void:uriSpace "HTTPS://w3id.org/nbs-graph/id/" }
WHERE { own:nbs-graph.ttl-checksum spdx:checksumValue ?old . own:nbs-graph.ttl dcat:mediaType ?type . dataset:nbs-graph void:uriSpace ?space }

# something before
# expects shape:Dataset-uriSpace Pattern at dataset:nbs-graph
# expects shape:Dataset-version Pattern at dataset:nbs-graph
# expects shape:Distribution-mediaType Pattern
DELETE { own:nbs-graph.ttl dcat:mediaType ?type . dataset:nbs-graph void:uriSpace ?space ; dcat:version ?version }
INSERT { own:nbs-graph.ttl dcat:mediaType <urn:x:https://www.iana.org/assignments/media-types/text/turtle> .
  dataset:nbs-graph void:uriSpace "see https://w3id.org/nbs-graph/id/" ; dcat:version "v0.1.0" }
WHERE { own:nbs-graph.ttl dcat:mediaType ?type . dataset:nbs-graph void:uriSpace ?space ; dcat:version ?version }

# something behind
# expects shape:Dataset-uriSpace Pattern at dataset:nbs-graph
# expects shape:Distribution-mediaType Pattern
DELETE { own:nbs-graph.ttl dcat:mediaType ?type . dataset:nbs-graph void:uriSpace ?space }
INSERT { own:nbs-graph.ttl dcat:mediaType <https://www.iana.org/assignments/media-types/text/turtle/> . dataset:nbs-graph void:uriSpace "https://w3id.org/nbs-graph/id/x" }
WHERE { own:nbs-graph.ttl dcat:mediaType ?type . dataset:nbs-graph void:uriSpace ?space }
