# Money | 资金承诺的错误示例

# expects shape:Commitment-amount MinCount
DELETE WHERE { ex:pledge nbs:amount ?gone }

# expects shape:Commitment-amount MaxCount
INSERT DATA { ex:pledge nbs:amount 1.5 }

# expects shape:Commitment-amount Datatype
DELETE { ex:pledge nbs:amount ?old } INSERT { ex:pledge nbs:amount 164200000 } WHERE { ex:pledge nbs:amount ?old }

# hundreds of millions left out
# expects shape:Commitment-amount Pattern
DELETE { ex:pledge nbs:amount ?old } INSERT { ex:pledge nbs:amount 1.642 } WHERE { ex:pledge nbs:amount ?old }

# expects shape:Commitment-amount Pattern
DELETE { ex:pledge nbs:amount ?old } INSERT { ex:pledge nbs:amount "NaN"^^xsd:decimal } WHERE { ex:pledge nbs:amount ?old }

# expects shape:Commitment-amount Pattern
DELETE { ex:pledge nbs:amount ?old } INSERT { ex:pledge nbs:amount -200.0 } WHERE { ex:pledge nbs:amount ?old }

# expects shape:Commitment-amount Pattern
DELETE { ex:pledge nbs:amount ?old } INSERT { ex:pledge nbs:amount 0.0 } WHERE { ex:pledge nbs:amount ?old }

# expects shape:Commitment-currency MinCount
DELETE WHERE { ex:pledge nbs:currency ?gone }

# expects shape:Commitment-currency MaxCount
INSERT DATA { ex:pledge nbs:currency currency:GBP }

# expects shape:Commitment-currency Pattern
DELETE { ex:pledge nbs:currency ?old } INSERT { ex:pledge nbs:currency currency:cad } WHERE { ex:pledge nbs:currency ?old }

# expects shape:Commitment-currency NodeKind
DELETE { ex:pledge nbs:currency ?old } INSERT { ex:pledge nbs:currency "http://publications.europa.eu/resource/authority/currency/CAD" } WHERE { ex:pledge nbs:currency ?old }

# expects shape:Commitment-from MinCount
DELETE WHERE { ex:pledge nbs:from ?gone }

# a country is no giver
# expects shape:Commitment-from Node
DELETE { ex:pledge nbs:from ?old } INSERT { ex:pledge nbs:from place:ca } WHERE { ex:pledge nbs:from ?old }

# expects shape:Commitment-from Disjoint
DELETE { ex:pledge nbs:from ?old } INSERT { ex:pledge nbs:from organisation:iucn } WHERE { ex:pledge nbs:from ?old }

# expects shape:Commitment-through Node
DELETE { ex:pledge nbs:through ?old } INSERT { ex:pledge nbs:through place:ca } WHERE { ex:pledge nbs:through ?old }

# expects shape:Commitment-to MinCount
DELETE WHERE { ex:pledge nbs:to ?gone }

# expects shape:Commitment-to MaxCount
# expects shape:Commitment-from Disjoint
INSERT DATA { ex:pledge nbs:to organisation:government-of-canada }

# expects shape:Commitment-to Node
DELETE { ex:pledge nbs:to ?old } INSERT { ex:pledge nbs:to person:jin-tong } WHERE { ex:pledge nbs:to ?old }

# expects shape:Commitment-status MinCount
DELETE WHERE { ex:pledge nbs:commitmentStatus ?gone }

# expects shape:Commitment-status MaxCount
INSERT DATA { ex:pledge nbs:commitmentStatus status:approved }

# expects shape:Commitment-status Node
DELETE { ex:pledge nbs:commitmentStatus ?old } INSERT { ex:pledge nbs:commitmentStatus unit:percent } WHERE { ex:pledge nbs:commitmentStatus ?old }

# expects shape:Commitment-qualifier MinCount
DELETE WHERE { ex:pledge nbs:qualifier ?gone }

# expects shape:Commitment-qualifier MaxCount
INSERT DATA { ex:pledge nbs:qualifier qualifier:approx }

# expects shape:Commitment-qualifier Node
DELETE { ex:pledge nbs:qualifier ?old } INSERT { ex:pledge nbs:qualifier unit:percent } WHERE { ex:pledge nbs:qualifier ?old }

# something before
# expects shape:Commitment-currency Pattern
DELETE { ex:pledge nbs:currency ?old } INSERT { ex:pledge nbs:currency <urn:x:http://publications.europa.eu/resource/authority/currency/CAD> } WHERE { ex:pledge nbs:currency ?old }

# something behind
# expects shape:Commitment-currency Pattern
DELETE { ex:pledge nbs:currency ?old } INSERT { ex:pledge nbs:currency <http://publications.europa.eu/resource/authority/currency/CADX> } WHERE { ex:pledge nbs:currency ?old }

# no name
# expects shape:Integrity-blankNode SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Commitment-currency NodeKind
# expects shape:Commitment-currency Pattern
DELETE { ex:pledge nbs:currency ?old } INSERT { ex:pledge nbs:currency [] } WHERE { ex:pledge nbs:currency ?old }
