# People | 人物的错误示例

# expects shape:Person-name MinCount
# expects shape:Person-nameInOurs QualifiedMinCount
DELETE WHERE { person:yu-tian rdfs:label ?gone }

# expects shape:Person-name Datatype
INSERT DATA { person:yu-tian rdfs:label "Tian" }

# expects shape:Person-name UniqueLang
INSERT DATA { person:yu-tian rdfs:label "A second text in English"@en }

# expects shape:Person-name Pattern
INSERT DATA { person:yu-tian rdfs:label " "@fr }

# expects shape:Person-nameInOurs QualifiedMinCount
DELETE { person:yu-tian rdfs:label ?name } INSERT { person:yu-tian rdfs:label "Tien Yü"@de } WHERE { person:yu-tian rdfs:label ?name }

# expects shape:Person-family MaxCount
INSERT DATA { person:yu-tian foaf:familyName "T." }

# expects shape:Person-family Datatype
DELETE { person:yu-tian foaf:familyName ?old } INSERT { person:yu-tian foaf:familyName "田"@zh } WHERE { person:yu-tian foaf:familyName ?old }

# expects shape:Person-family Pattern
DELETE { person:yu-tian foaf:familyName ?old } INSERT { person:yu-tian foaf:familyName " " } WHERE { person:yu-tian foaf:familyName ?old }

# expects shape:Person-given MaxCount
INSERT DATA { person:yu-tian foaf:givenName "T." }

# expects shape:Person-given Datatype
DELETE { person:yu-tian foaf:givenName ?old } INSERT { person:yu-tian foaf:givenName "宇"@zh } WHERE { person:yu-tian foaf:givenName ?old }

# expects shape:Person-given Pattern
DELETE { person:yu-tian foaf:givenName ?old } INSERT { person:yu-tian foaf:givenName " " } WHERE { person:yu-tian foaf:givenName ?old }

# expects shape:Person-familyGiven MinCount (Info)
DELETE WHERE { person:yu-tian foaf:familyName ?gone }

# expects shape:Person-memberOf Node
DELETE { person:yu-tian org:memberOf ?old } INSERT { person:yu-tian org:memberOf person:jin-tong } WHERE { person:yu-tian org:memberOf ?old }

# expects shape:Person-source Node
DELETE { person:yu-tian dcterms:source ?old } INSERT { person:yu-tian dcterms:source "a colleague" } WHERE { person:yu-tian dcterms:source ?old }
