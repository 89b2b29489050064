# Agreements | 协定的错误示例

# expects shape:Agreement-parties QualifiedMinCount (Warning) at agreement:belem-declaration
# expects shape:Participation-role MinCount
DELETE WHERE { own:party-2 nbs:role ?gone }

# expects shape:Agreement-parties QualifiedMinCount (Warning)
DELETE { agreement:belem-declaration nbs:participation own:party-2 . own:party-2 ?p ?o } WHERE { own:party-2 ?p ?o }

# expects shape:Agreement-parties QualifiedMinCount (Warning) at agreement:belem-declaration
DELETE { own:party-2 nbs:role ?r } INSERT { own:party-2 nbs:role role:publisher } WHERE { own:party-2 nbs:role ?r }

# expects shape:PolicyDated Not (Info)
DELETE WHERE { agreement:belem-declaration nbs:signedOn ?gone }

# nothing but two links with one theme
# expects shape:Agreement-parties QualifiedMinCount (Warning)
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:LinkedOnce-target SPARQL (Warning)
# expects shape:Policy-body MinCount (Warning)
# expects shape:Policy-jurisdictionGiven MinCount (Info)
# expects shape:PolicyDated Not (Info)
INSERT DATA { agreement:Nameless a nbs:Agreement ; nbs:alignment own:theme , ex:theme-flood-risk }

# roles that only look like those meant
# expects shape:Agreement-parties QualifiedMinCount (Warning) at agreement:belem-declaration
# expects shape:Participation-role Node
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE { own:party-2 nbs:role ?old } INSERT { own:party-2 nbs:role <https://w3id.org/nbs-graph/scheme/role/adopter-elect> } WHERE { own:party-2 nbs:role ?old }

# expects shape:Agreement-parties QualifiedMinCount (Warning) at agreement:belem-declaration
# expects shape:Participation-role Node
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE { own:party-2 nbs:role ?old } INSERT { own:party-2 nbs:role <https://w3id.org/nbs-graph/scheme/role/Adopter> } WHERE { own:party-2 nbs:role ?old }
