# Milestones | 里程碑的错误示例

# expects shape:Milestone-due MinCount
DELETE WHERE { ex:cities-2035 nbs:due ?gone }

# expects shape:Milestone-due MaxCount
INSERT DATA { ex:cities-2035 nbs:due "2036"^^xsd:gYear }

# expects shape:Milestone-due Node
DELETE { ex:cities-2035 nbs:due ?old } INSERT { ex:cities-2035 nbs:due "by 2035" } WHERE { ex:cities-2035 nbs:due ?old }

# expects shape:Milestone-text MinCount
DELETE { ex:cities-2035 nbs:milestoneText ?zh } WHERE { ex:cities-2035 nbs:milestoneText ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Milestone-text LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { ex:cities-2035 nbs:milestoneText "Texte écrit en français"@fr }

# expects shape:Milestone-text UniqueLang
INSERT DATA { ex:cities-2035 nbs:milestoneText "A second text in English"@en }

# expects shape:Milestone-text Pattern
DELETE { ex:cities-2035 nbs:milestoneText ?en } INSERT { ex:cities-2035 nbs:milestoneText " "@en } WHERE { ex:cities-2035 nbs:milestoneText ?en FILTER(LANG(?en) = "en") }

# expects shape:Milestone-value MaxCount
INSERT DATA { ex:cities-2035 nbs:value 101.0 }

# expects shape:Milestone-value Node
DELETE { ex:cities-2035 nbs:value ?old } INSERT { ex:cities-2035 nbs:value "一百" } WHERE { ex:cities-2035 nbs:value ?old }

# expects shape:Milestone-unit MaxCount
INSERT DATA { ex:cities-2035 nbs:unit unit:percent }

# expects shape:Milestone-unit Node
DELETE { ex:cities-2035 nbs:unit ?old } INSERT { ex:cities-2035 nbs:unit role:author } WHERE { ex:cities-2035 nbs:unit ?old }

# expects shape:MilestoneMeasured Not
DELETE WHERE { ex:cities-2035 nbs:unit ?gone }
