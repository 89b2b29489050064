# Issues | 通讯的错误示例

# expects shape:NewsletterIssue-title Datatype
INSERT DATA { issue:2023-09 dcterms:title "NbS" }

# expects shape:NewsletterIssue-title UniqueLang
INSERT DATA { issue:2023-09 dcterms:title "另一标题"@zh }

# expects shape:IssueTitled Not
DELETE WHERE { issue:2023-09 nbs:translatedTitle ?gone }

# expects shape:IssueTitled Not
DELETE WHERE { issue:2023-09 dcterms:title ?gone }

# expects shape:NewsletterIssue-issued MinCount
DELETE WHERE { issue:2023-09 dcterms:issued ?gone }

# expects shape:NewsletterIssue-publisher MinCount
DELETE WHERE { issue:2023-09 dcterms:publisher ?gone }

# expects shape:NewsletterIssue-publisher Node
DELETE { issue:2023-09 dcterms:publisher ?old } INSERT { issue:2023-09 dcterms:publisher person:jin-tong } WHERE { issue:2023-09 dcterms:publisher ?old }

# expects shape:NewsletterIssue-language MinCount
DELETE WHERE { issue:2023-09 dcterms:language ?gone }

# expects shape:NewsletterIssue-language Pattern
DELETE { issue:2023-09 dcterms:language ?old } INSERT { issue:2023-09 dcterms:language "Chinese" } WHERE { issue:2023-09 dcterms:language ?old }

# expects shape:NewsletterIssue-language Datatype
DELETE { issue:2023-09 dcterms:language ?old } INSERT { issue:2023-09 dcterms:language "zh"@zh } WHERE { issue:2023-09 dcterms:language ?old }

# expects shape:NewsletterIssue-sourceSha256 MinCount
DELETE WHERE { issue:2023-09 nbs:sourceSha256 ?gone }

# expects shape:NewsletterIssue-sourceSha256 MaxCount
INSERT DATA { issue:2023-09 nbs:sourceSha256 "0000b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" }

# expects shape:NewsletterIssue-sourceSha256 Pattern
DELETE { issue:2023-09 nbs:sourceSha256 ?old } INSERT { issue:2023-09 nbs:sourceSha256 "2c26b46b" } WHERE { issue:2023-09 nbs:sourceSha256 ?old }

# expects shape:NewsletterIssue-sourceSha256 Datatype
DELETE { issue:2023-09 nbs:sourceSha256 ?old } INSERT { issue:2023-09 nbs:sourceSha256 "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"^^xsd:hexBinary } WHERE { issue:2023-09 nbs:sourceSha256 ?old }

# expects shape:NewsletterIssue-sourceLength MinCount
DELETE WHERE { issue:2023-09 nbs:sourceLength ?gone }

# expects shape:NewsletterIssue-sourceLength MaxCount
INSERT DATA { issue:2023-09 nbs:sourceLength 12001 }

# expects shape:NewsletterIssue-sourceLength Node
DELETE { issue:2023-09 nbs:sourceLength ?old } INSERT { issue:2023-09 nbs:sourceLength 12000.5 } WHERE { issue:2023-09 nbs:sourceLength ?old }

# expects shape:NewsletterIssue-sourceLength MinInclusive
DELETE { issue:2023-09 nbs:sourceLength ?old } INSERT { issue:2023-09 nbs:sourceLength 0 } WHERE { issue:2023-09 nbs:sourceLength ?old }

# expects shape:NewsletterIssue-curatedBy MinCount
DELETE WHERE { issue:2023-09 nbs:curatedBy ?gone }

# expects shape:NewsletterIssue-curatedBy Node
DELETE { issue:2023-09 nbs:curatedBy ?old } INSERT { issue:2023-09 nbs:curatedBy place:cn } WHERE { issue:2023-09 nbs:curatedBy ?old }

# expects shape:NewsletterIssue-curatedOn MinCount
DELETE WHERE { issue:2023-09 nbs:curatedOn ?gone }

# expects shape:NewsletterIssue-expectedItems MinCount
DELETE WHERE { issue:2023-09 nbs:expectedItems ?gone }

# expects shape:NewsletterIssue-expectedItems MaxCount
# expects shape:NewsletterIssue-itemCount SPARQL
INSERT DATA { issue:2023-09 nbs:expectedItems 3 }

# expects shape:NewsletterIssue-itemCount SPARQL
DELETE { issue:2023-09 nbs:expectedItems ?old } INSERT { issue:2023-09 nbs:expectedItems 1 } WHERE { issue:2023-09 nbs:expectedItems ?old }

# expects shape:NewsletterIssue-expectedItems Node
# expects shape:NewsletterIssue-itemCount SPARQL
DELETE { issue:2023-09 nbs:expectedItems ?old } INSERT { issue:2023-09 nbs:expectedItems "two" } WHERE { issue:2023-09 nbs:expectedItems ?old }

# expects shape:NewsletterIssue-expectedItems Node
# expects shape:NewsletterIssue-itemCount SPARQL
DELETE { issue:2023-09 nbs:expectedItems ?old } INSERT { issue:2023-09 nbs:expectedItems -1 } WHERE { issue:2023-09 nbs:expectedItems ?old }

# expects shape:NewsletterIssue-expectedLinks MinCount
DELETE WHERE { issue:2023-09 nbs:expectedLinks ?gone }

# expects shape:NewsletterIssue-expectedLinks MaxCount
# expects shape:NewsletterIssue-linkCount SPARQL
INSERT DATA { issue:2023-09 nbs:expectedLinks 4 }

# expects shape:NewsletterIssue-linkCount SPARQL
DELETE { issue:2023-09 nbs:expectedLinks ?old } INSERT { issue:2023-09 nbs:expectedLinks 2 } WHERE { issue:2023-09 nbs:expectedLinks ?old }

# expects shape:NewsletterIssue-expectedLinks Node
# expects shape:NewsletterIssue-linkCount SPARQL
DELETE { issue:2023-09 nbs:expectedLinks ?old } INSERT { issue:2023-09 nbs:expectedLinks "two" } WHERE { issue:2023-09 nbs:expectedLinks ?old }

# expects shape:NewsletterIssue-expectedLinks Node
# expects shape:NewsletterIssue-linkCount SPARQL
DELETE { issue:2023-09 nbs:expectedLinks ?old } INSERT { issue:2023-09 nbs:expectedLinks -1 } WHERE { issue:2023-09 nbs:expectedLinks ?old }

# expects shape:NewsletterIssue-itemCount SPARQL
DELETE { issue:2023-09 nbs:expectedItems ?old } INSERT { issue:2023-09 nbs:expectedItems 0 } WHERE { issue:2023-09 nbs:expectedItems ?old }

# no items at all
# expects shape:NewsletterIssue-itemCount SPARQL at issue:2023-09
# expects shape:NewsletterIssue-linkCount SPARQL at issue:2023-09
# expects shape:NewsletterItem-issue MinCount at <https://w3id.org/nbs-graph/id/item/2023-09/01>
# expects shape:NewsletterItem-issue MinCount at <https://w3id.org/nbs-graph/id/item/2023-09/02>
DELETE { ?item dcterms:isPartOf issue:2023-09 } WHERE { ?item dcterms:isPartOf issue:2023-09 }

# expects shape:NewsletterIssue-gap SPARQL at issue:2023-09
DELETE { <https://w3id.org/nbs-graph/id/item/2023-09/02> schema:position 2 } INSERT { <https://w3id.org/nbs-graph/id/item/2023-09/02> schema:position 3 } WHERE {}

# expects shape:NewsletterIssue-participation Class
INSERT DATA { issue:2023-09 nbs:participation person:jin-tong }

# something behind
# expects shape:NewsletterIssue-language Pattern
DELETE { issue:2023-09 dcterms:language ?old } INSERT { issue:2023-09 dcterms:language "zh-Hans" } WHERE { issue:2023-09 dcterms:language ?old }

# capitals
# expects shape:NewsletterIssue-language Pattern
# expects shape:NewsletterIssue-sourceSha256 Pattern
DELETE { issue:2023-09 dcterms:language ?language ; nbs:sourceSha256 ?digest }
INSERT { issue:2023-09 dcterms:language "ZH" ; nbs:sourceSha256 "2C26B46B68FFC68FF99B453C1D30413413422D706483BFA0F98A5E886266E7AE" }
WHERE { issue:2023-09 dcterms:language ?language ; nbs:sourceSha256 ?digest }

# one digit too many
# expects shape:NewsletterIssue-sourceSha256 Pattern
DELETE { issue:2023-09 nbs:sourceSha256 ?old } INSERT { issue:2023-09 nbs:sourceSha256 "02c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" } WHERE { issue:2023-09 nbs:sourceSha256 ?old }
