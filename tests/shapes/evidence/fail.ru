# Evidence | 证据的错误示例

# expects shape:Evidence-source MinCount
DELETE WHERE { ex:evidence-1 oa:hasSource ?gone }

# expects shape:Evidence-source MaxCount
INSERT DATA { ex:evidence-1 oa:hasSource issue:2023-08 }

# an entry is not what was printed
# expects shape:Evidence-source Node
DELETE { ex:evidence-1 oa:hasSource ?old } INSERT { ex:evidence-1 oa:hasSource publication:example } WHERE { ex:evidence-1 oa:hasSource ?old }

# expects shape:Evidence-quote QualifiedMinCount
DELETE WHERE { ex:evidence-1 oa:hasSelector ex:evidence-1-quote }

# expects shape:Evidence-quote QualifiedMaxCount
INSERT DATA { ex:evidence-1 oa:hasSelector ex:evidence-2-quote }

# expects shape:Evidence-position QualifiedMinCount (Info)
DELETE WHERE { ex:evidence-1 oa:hasSelector ex:evidence-1-position }

# expects shape:Evidence-position QualifiedMaxCount (Info)
INSERT DATA { ex:evidence-1 oa:hasSelector ex:evidence-2-position }

# expects shape:Quote-exact MinCount
DELETE WHERE { ex:evidence-1-quote oa:exact ?gone }

# expects shape:Quote-exact MaxCount
INSERT DATA { ex:evidence-1-quote oa:exact "32%" }

# expects shape:Quote-exact MaxLength
DELETE { ex:evidence-1-quote oa:exact ?old } INSERT { ex:evidence-1-quote oa:exact "123456789 123456789 123456789 1" } WHERE { ex:evidence-1-quote oa:exact ?old }

# expects shape:Quote-exact Pattern
DELETE { ex:evidence-1-quote oa:exact ?old } INSERT { ex:evidence-1-quote oa:exact "  " } WHERE { ex:evidence-1-quote oa:exact ?old }

# expects shape:Quote-exact Datatype
DELETE { ex:evidence-1-quote oa:exact ?old } INSERT { ex:evidence-1-quote oa:exact "城市"@zh } WHERE { ex:evidence-1-quote oa:exact ?old }

# expects shape:Position-start MinCount
DELETE WHERE { ex:evidence-1-position oa:start ?gone }

# expects shape:Position-end MinCount
DELETE WHERE { ex:evidence-1-position oa:end ?gone }

# expects shape:Position-start MaxCount
INSERT DATA { ex:evidence-1-position oa:start 1 }

# expects shape:Position-end MaxCount
INSERT DATA { ex:evidence-1-position oa:end 31 }

# expects shape:Position-start LessThan
DELETE { ex:evidence-1-position oa:start ?old } INSERT { ex:evidence-1-position oa:start 30 } WHERE { ex:evidence-1-position oa:start ?old }

# expects shape:Position-start Pattern
DELETE { ex:evidence-1-position oa:start ?old } INSERT { ex:evidence-1-position oa:start 0.5 } WHERE { ex:evidence-1-position oa:start ?old }

# expects shape:Position-end Pattern
DELETE { ex:evidence-1-position oa:end ?old } INSERT { ex:evidence-1-position oa:end 30.5 } WHERE { ex:evidence-1-position oa:end ?old }

# expects shape:Position-start MinInclusive
# expects shape:Position-start LessThan
DELETE { ex:evidence-1-position oa:start ?old } INSERT { ex:evidence-1-position oa:start "0" } WHERE { ex:evidence-1-position oa:start ?old }

# expects shape:Position-end MinInclusive
# expects shape:Position-start LessThan
DELETE { ex:evidence-1-position oa:end ?old } INSERT { ex:evidence-1-position oa:end "30" } WHERE { ex:evidence-1-position oa:end ?old }

# sources whose kind only looks like one that is meant
# expects shape:Evidence-source Node
DELETE { ex:evidence-1 oa:hasSource ?old } INSERT { ex:evidence-1 oa:hasSource ex:like . ex:like a <urn:x:https://w3id.org/nbs-graph/ontology#NewsletterItem> } WHERE { ex:evidence-1 oa:hasSource ?old }

# expects shape:Evidence-source Node
DELETE { ex:evidence-1 oa:hasSource ?old } INSERT { ex:evidence-1 oa:hasSource ex:like . ex:like a nbs:NewsletterItems } WHERE { ex:evidence-1 oa:hasSource ?old }

# expects shape:Evidence-source Node
DELETE { ex:evidence-1 oa:hasSource ?old } INSERT { ex:evidence-1 oa:hasSource ex:like . ex:like a nbs:newsletteritem } WHERE { ex:evidence-1 oa:hasSource ?old }

# one before the first
# expects shape:Position-start MinInclusive
# expects shape:Position-start Pattern
DELETE { ex:evidence-1-position oa:start ?old } INSERT { ex:evidence-1-position oa:start -1 } WHERE { ex:evidence-1-position oa:start ?old }

# expects shape:Position-end MinInclusive
# expects shape:Position-end Pattern
# expects shape:Position-start MinInclusive
# expects shape:Position-start Pattern
DELETE { ex:evidence-1-position oa:start ?start ; oa:end ?end } INSERT { ex:evidence-1-position oa:start -2 ; oa:end -1 } WHERE { ex:evidence-1-position oa:start ?start ; oa:end ?end }
