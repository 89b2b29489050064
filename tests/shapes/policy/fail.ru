# Policies | 政策的错误示例

# an organisation is no place
# expects shape:Policy-jurisdiction Node
DELETE { policy:adaptation-strategy nbs:jurisdiction ?old } INSERT { policy:adaptation-strategy nbs:jurisdiction organisation:iucn } WHERE { policy:adaptation-strategy nbs:jurisdiction ?old }

# expects shape:Policy-jurisdictionGiven MinCount
DELETE WHERE { policy:adaptation-strategy nbs:jurisdiction ?gone }

# expects shape:Policy-namesNbS Datatype
DELETE { policy:adaptation-strategy nbs:namesNbS ?old } INSERT { policy:adaptation-strategy nbs:namesNbS "yes" } WHERE { policy:adaptation-strategy nbs:namesNbS ?old }

# expects shape:Policy-namesNbS MaxCount
INSERT DATA { policy:adaptation-strategy nbs:namesNbS false }

# expects shape:Policy-body MinCount
DELETE { policy:adaptation-strategy nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:PolicyDated Not
DELETE WHERE { policy:adaptation-strategy dcterms:issued ?issued }
