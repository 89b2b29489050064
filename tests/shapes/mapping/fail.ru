# Mappings | 对照映射的错误示例

# expects shape:Mapping-from MinCount
DELETE WHERE { mapping:flood-risk--13.1 nbs:mapsFrom ?gone }

# expects shape:Mapping-from MaxCount
INSERT DATA { mapping:flood-risk--13.1 nbs:mapsFrom theme:urban-nbs }

# expects shape:Mapping-from Node
DELETE { mapping:flood-risk--13.1 nbs:mapsFrom ?old } INSERT { mapping:flood-risk--13.1 nbs:mapsFrom unit:percent } WHERE { mapping:flood-risk--13.1 nbs:mapsFrom ?old }

# expects shape:Mapping-to MinCount
DELETE WHERE { mapping:flood-risk--13.1 nbs:mapsTo ?gone }

# expects shape:Mapping-to Node
DELETE { mapping:flood-risk--13.1 nbs:mapsTo ?old } INSERT { mapping:flood-risk--13.1 nbs:mapsTo unit:percent } WHERE { mapping:flood-risk--13.1 nbs:mapsTo ?old }

# expects shape:Mapping-to MaxCount
INSERT DATA { mapping:flood-risk--13.1 nbs:mapsTo theme:urban-nbs }

# expects shape:Mapping-strength MinCount
DELETE WHERE { mapping:flood-risk--13.1 nbs:strength ?gone }

# expects shape:Mapping-strength MaxCount
INSERT DATA { mapping:flood-risk--13.1 nbs:strength strength:always }

# expects shape:Mapping-strength Node
DELETE { mapping:flood-risk--13.1 nbs:strength ?old } INSERT { mapping:flood-risk--13.1 nbs:strength unit:percent } WHERE { mapping:flood-risk--13.1 nbs:strength ?old }

# expects shape:Mapping-source NodeKind
DELETE { mapping:flood-risk--13 dcterms:source ?old } INSERT { mapping:flood-risk--13 dcterms:source "https://undocs.org/en/A/RES/70/1" } WHERE { mapping:flood-risk--13 dcterms:source ?old }

# expects shape:Mapping-source Pattern
DELETE { mapping:flood-risk--13 dcterms:source ?old } INSERT { mapping:flood-risk--13 dcterms:source <urn:un:70:1> } WHERE { mapping:flood-risk--13 dcterms:source ?old }

# expects shape:MappingGrounded Not
DELETE WHERE { mapping:flood-risk--13.1 nbs:reason ?gone }

# expects shape:Mapping-twice SPARQL
# expects shape:Mapping-twice SPARQL at mapping:flood-risk--13
DELETE { mapping:flood-risk--13.1 nbs:mapsTo ?old } INSERT { mapping:flood-risk--13.1 nbs:mapsTo sdg:13 } WHERE { mapping:flood-risk--13.1 nbs:mapsTo ?old }

# something before
# expects shape:Mapping-source Pattern
DELETE { mapping:flood-risk--13 dcterms:source ?old } INSERT { mapping:flood-risk--13 dcterms:source <urn:x:https://undocs.org/en/A/RES/70/1> } WHERE { mapping:flood-risk--13 dcterms:source ?old }

# something behind
# expects shape:Mapping-source NodeKind
# expects shape:Mapping-source Pattern
DELETE { mapping:flood-risk--13 dcterms:source ?old } INSERT { mapping:flood-risk--13 dcterms:source "https://undocs.org/en/A/RES/70/1 (2015)" } WHERE { mapping:flood-risk--13 dcterms:source ?old }

# capitals
# expects shape:Mapping-source Pattern
DELETE { mapping:flood-risk--13 dcterms:source ?old } INSERT { mapping:flood-risk--13 dcterms:source <HTTPS://undocs.org/en/A/RES/70/1> } WHERE { mapping:flood-risk--13 dcterms:source ?old }

# no name
# expects shape:Mapping-source NodeKind
# expects shape:Mapping-source Pattern
# expects shape:Integrity-blankNode SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE { mapping:flood-risk--13 dcterms:source ?old } INSERT { mapping:flood-risk--13 dcterms:source [] } WHERE { mapping:flood-risk--13 dcterms:source ?old }

# a scheme whose name starts with another one before it
# expects shape:Mapping-to Node
DELETE { mapping:flood-risk--13 nbs:mapsTo ?old } INSERT { mapping:flood-risk--13 nbs:mapsTo ex:concept . ex:concept skos:inScheme <urn:x:https://w3id.org/nbs-graph/scheme/theme> } WHERE { mapping:flood-risk--13 nbs:mapsTo ?old }

# one whose name goes on
# expects shape:Mapping-to Node
DELETE { mapping:flood-risk--13 nbs:mapsTo ?old } INSERT { mapping:flood-risk--13 nbs:mapsTo ex:concept . ex:concept skos:inScheme scheme:themes . scheme:themes dcterms:title "Themes"@en } WHERE { mapping:flood-risk--13 nbs:mapsTo ?old }

# one in capitals
# expects shape:Mapping-to Node
DELETE { mapping:flood-risk--13 nbs:mapsTo ?old } INSERT { mapping:flood-risk--13 nbs:mapsTo ex:concept . ex:concept skos:inScheme scheme:THEME . scheme:THEME dcterms:title "Themes"@en } WHERE { mapping:flood-risk--13 nbs:mapsTo ?old }

# a reason in one language is a reason nevertheless
# expects shape:Reasoned-reason MinCount
DELETE { mapping:flood-risk--13.1 nbs:reason ?zh } WHERE { mapping:flood-risk--13.1 nbs:reason ?zh FILTER(LANG(?zh) = "zh") }
