# Policies | 政策的错误示例

# an organisation is no place
# expects shape:Policy-jurisdiction Node
DELETE { policy:adaptation-strategy nbs:jurisdiction ?old } INSERT { policy:adaptation-strategy nbs:jurisdiction organisation:iucn } WHERE { policy:adaptation-strategy nbs:jurisdiction ?old }

# expects shape:Policy-jurisdictionGiven MinCount (Info)
DELETE WHERE { policy:adaptation-strategy nbs:jurisdiction ?gone }

# expects shape:Policy-namesNbS Datatype
DELETE { policy:adaptation-strategy nbs:namesNbS ?old } INSERT { policy:adaptation-strategy nbs:namesNbS "yes" } WHERE { policy:adaptation-strategy nbs:namesNbS ?old }

# expects shape:Policy-namesNbS MaxCount
INSERT DATA { policy:adaptation-strategy nbs:namesNbS false }

# expects shape:Policy-body MinCount (Warning)
DELETE { policy:adaptation-strategy nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:PolicyDated Not (Info)
DELETE WHERE { policy:adaptation-strategy dcterms:issued ?issued }

# nothing but two links with one theme and a second author
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryOrder-gap SPARQL
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:LinkedOnce-target SPARQL (Warning)
# expects shape:Policy-jurisdictionGiven MinCount (Info)
# expects shape:PolicyDated Not (Info)
INSERT DATA { policy:Nameless a nbs:Policy ; nbs:alignment own:theme , ex:theme-flood-risk ; nbs:participation own:author-2 .
  own:author-2 a nbs:Participation ; nbs:agent person:jin-tong ; nbs:role role:author ; nbs:order 2 ; nbs:reason "Named."@en , "署名。"@zh }
