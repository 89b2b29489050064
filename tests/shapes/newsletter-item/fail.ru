# Items | 通讯条目的错误示例

# expects shape:NewsletterItem-issue MinCount
# expects shape:NewsletterIssue-itemCount SPARQL at issue:2023-08
# expects shape:NewsletterIssue-linkCount SPARQL at issue:2023-08
DELETE WHERE { item:01 dcterms:isPartOf ?gone }

# expects shape:NewsletterItem-issue MaxCount
# expects shape:NewsletterItem-issue Class
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { item:01 dcterms:isPartOf <https://w3id.org/nbs-graph/id/issue/2023-10> }

# expects shape:NewsletterItem-section MinCount
DELETE WHERE { item:01 nbs:section ?gone }

# expects shape:NewsletterItem-section MaxCount
INSERT DATA { item:01 nbs:section section:policy-domestic }

# expects shape:NewsletterItem-section Node
DELETE { item:01 nbs:section ?old } INSERT { item:01 nbs:section theme:flood-risk } WHERE { item:01 nbs:section ?old }

# expects shape:NewsletterItem-position MinCount
DELETE WHERE { item:01 schema:position ?gone }

# expects shape:NewsletterItem-position MaxCount
INSERT DATA { item:01 schema:position 2 }

# expects shape:NewsletterItem-position Node
DELETE { item:01 schema:position ?old } INSERT { item:01 schema:position 0 } WHERE { item:01 schema:position ?old }

# expects shape:NewsletterItem-position Node
DELETE { item:01 schema:position ?old } INSERT { item:01 schema:position 1.0 } WHERE { item:01 schema:position ?old }

# expects shape:NewsletterItem-main MinCount
DELETE WHERE { item:01 nbs:mainEntry ?gone }

# expects shape:NewsletterItem-main Node
DELETE { item:01 nbs:mainEntry ?old } INSERT { item:01 nbs:mainEntry organisation:iucn } WHERE { item:01 nbs:mainEntry ?old }

# expects shape:NewsletterItem-main MaxCount
# expects shape:NewsletterItem-main Node
INSERT DATA { item:01 nbs:mainEntry organisation:iucn }

# expects shape:NewsletterItem-covers Node
INSERT DATA { item:01 nbs:covers place:cn }

# expects shape:NewsletterItem-title LanguageIn
INSERT DATA { item:01 dcterms:title "Texte écrit en français"@fr }

# expects shape:NewsletterItem-title UniqueLang
INSERT DATA { item:01 dcterms:title "又一标题"@zh }

# expects shape:NewsletterItem-summary LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { item:01 dcterms:abstract "Texte écrit en français"@fr }

# expects shape:NewsletterItem-summary UniqueLang
INSERT DATA { item:01 dcterms:abstract "A second text in English"@en }

# expects shape:NewsletterItem-summary MinLength
DELETE { item:01 dcterms:abstract ?en } INSERT { item:01 dcterms:abstract "News."@en } WHERE { item:01 dcterms:abstract ?en FILTER(LANG(?en) = "en") }

# expects shape:ItemSummed Not
DELETE { item:01 dcterms:abstract ?zh } WHERE { item:01 dcterms:abstract ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:NewsletterItem-links Class
# expects shape:NewsletterIssue-linkCount SPARQL at issue:2023-08
INSERT DATA { item:01 nbs:link publication:example }

# expects shape:NewsletterIssue-itemCount SPARQL at issue:2023-08
# expects shape:NewsletterItem-samePlace SPARQL
# expects shape:NewsletterItem-samePlace SPARQL at item:01
INSERT DATA { item:02 a nbs:NewsletterItem ; dcterms:isPartOf issue:2023-08 ; nbs:section section:research ; schema:position 1 ; nbs:mainEntry publication:example }

# nine letters
# expects shape:NewsletterItem-summary MinLength
DELETE { item:01 dcterms:abstract ?old } INSERT { item:01 dcterms:abstract "Nine here"@en } WHERE { item:01 dcterms:abstract ?old FILTER(LANG(?old) = "en") }
