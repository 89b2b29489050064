# Participations | 参与的错误示例

# expects shape:Participation-agent MinCount
DELETE WHERE { ex:author-2 nbs:agent ?gone }

# expects shape:Participation-agent MaxCount
INSERT DATA { ex:author-2 nbs:agent organisation:iucn }

# expects shape:Participation-agent Node
DELETE { ex:author-2 nbs:agent ?old } INSERT { ex:author-2 nbs:agent place:cn } WHERE { ex:author-2 nbs:agent ?old }

# no file
# expects shape:Participation-agent Node
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE { ex:author-2 nbs:agent ?old } INSERT { ex:author-2 nbs:agent person:nobody } WHERE { ex:author-2 nbs:agent ?old }

# expects shape:Participation-role MinCount
DELETE WHERE { ex:publisher nbs:role ?gone }

# expects shape:Participation-role MaxCount
INSERT DATA { ex:publisher nbs:role role:editor }

# expects shape:Participation-role Node
DELETE { ex:publisher nbs:role ?old } INSERT { ex:publisher nbs:role unit:percent } WHERE { ex:publisher nbs:role ?old }

# expects shape:Participation-as MaxCount
INSERT DATA { ex:author-2 nbs:creditedAs "靳先生" }

# expects shape:Participation-as Datatype
DELETE { ex:author-2 nbs:creditedAs ?old } INSERT { ex:author-2 nbs:creditedAs "靳彤"@zh } WHERE { ex:author-2 nbs:creditedAs ?old }

# expects shape:Participation-as Pattern
DELETE { ex:author-2 nbs:creditedAs ?old } INSERT { ex:author-2 nbs:creditedAs " " } WHERE { ex:author-2 nbs:creditedAs ?old }

# expects shape:Participation-order MaxCount
INSERT DATA { ex:author-2 nbs:order 3 }

# expects shape:Participation-order Node
DELETE { ex:author-2 nbs:order ?old } INSERT { ex:author-2 nbs:order "second" } WHERE { ex:author-2 nbs:order ?old }

# expects shape:AuthorsInOrder Not
DELETE WHERE { ex:author-2 nbs:order ?gone }
