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
