# Agreements | 协定的错误示例

# expects shape:Agreement-parties QualifiedMinCount at agreement:belem-declaration
# expects shape:Participation-role MinCount
DELETE WHERE { own:party-2 nbs:role ?gone }

# expects shape:Agreement-parties QualifiedMinCount
DELETE { agreement:belem-declaration nbs:participation own:party-2 . own:party-2 ?p ?o } WHERE { own:party-2 ?p ?o }

# expects shape:Agreement-parties QualifiedMinCount at agreement:belem-declaration
DELETE { own:party-2 nbs:role ?r } INSERT { own:party-2 nbs:role role:publisher } WHERE { own:party-2 nbs:role ?r }

# expects shape:PolicyDated Not
DELETE WHERE { agreement:belem-declaration nbs:signedOn ?gone }
