# Statements without ground | 陈述的错误示例

# expects shape:Statement-evidence Class
INSERT DATA { ex:author-1 nbs:evidence item:01 }

# expects shape:Statement-note LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { ex:author-1 skos:editorialNote "Texte écrit en français"@fr }

# expects shape:Statement-note Pattern
DELETE { ex:author-1 skos:editorialNote ?en } INSERT { ex:author-1 skos:editorialNote " "@en } WHERE { ex:author-1 skos:editorialNote ?en FILTER(LANG(?en) = "en") }

# expects shape:Statement-place Node
DELETE { ex:author-1 nbs:place ?old } INSERT { ex:author-1 nbs:place organisation:iucn } WHERE { ex:author-1 nbs:place ?old }

# expects shape:Statement-by Node
DELETE { ex:author-1 dcterms:creator ?old } INSERT { ex:author-1 dcterms:creator place:cn } WHERE { ex:author-1 dcterms:creator ?old }

# expects shape:Grounded Not
DELETE WHERE { ex:author-1 nbs:evidence ?words ; nbs:reason ?why }

# expects shape:Reasoned-reason MinCount
DELETE { ex:author-1 nbs:reason ?zh } WHERE { ex:author-1 nbs:reason ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Reasoned-reason LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { ex:author-1 nbs:reason "Texte écrit en français"@fr }

# expects shape:Reasoned-reason UniqueLang
INSERT DATA { ex:author-1 nbs:reason "A second text in English"@en }

# expects shape:Reasoned-reason Pattern
DELETE { ex:author-1 nbs:reason ?en } INSERT { ex:author-1 nbs:reason " "@en } WHERE { ex:author-1 nbs:reason ?en FILTER(LANG(?en) = "en") }
