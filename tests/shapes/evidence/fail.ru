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
# expects shape:Position-fits SPARQL
INSERT DATA { ex:evidence-1-position oa:start 1 }

# expects shape:Position-end MaxCount
INSERT DATA { ex:evidence-1-position oa:end 31 }

# expects shape:Position-start LessThan
DELETE { ex:evidence-1-position oa:start ?old } INSERT { ex:evidence-1-position oa:start 27 } WHERE { ex:evidence-1-position oa:start ?old }

# expects shape:Position-start Pattern
# expects shape:Position-fits SPARQL
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
# expects shape:Position-fits SPARQL
# expects shape:Position-start MinInclusive
# expects shape:Position-start Pattern
DELETE { ex:evidence-1-position oa:start ?start ; oa:end ?end } INSERT { ex:evidence-1-position oa:start -2 ; oa:end -1 } WHERE { ex:evidence-1-position oa:start ?start ; oa:end ?end }

# one behind the end of the source text, quoted from the issue and from one of its items
# expects shape:Position-within SPARQL
DELETE { ex:evidence-2-position oa:start ?start ; oa:end ?end } INSERT { ex:evidence-2-position oa:start 15900 ; oa:end 15933 } WHERE { ex:evidence-2-position oa:start ?start ; oa:end ?end }

# expects shape:Position-within SPARQL
DELETE { ex:evidence-1-position oa:start ?start ; oa:end ?end } INSERT { ex:evidence-1-position oa:start 15900 ; oa:end 15933 } WHERE { ex:evidence-1-position oa:start ?start ; oa:end ?end }

# one too few, and one too many
# expects shape:Position-fits SPARQL
DELETE { ex:evidence-1-position oa:end ?old } INSERT { ex:evidence-1-position oa:end 26 } WHERE { ex:evidence-1-position oa:end ?old }

# expects shape:Position-fits SPARQL
DELETE { ex:evidence-2-position oa:start ?old } INSERT { ex:evidence-2-position oa:start 15829 } WHERE { ex:evidence-2-position oa:start ?old }

# a quote that is too long is told for that, not for its place
# expects shape:Position-within SPARQL
# expects shape:Quote-exact MaxLength at ex:evidence-1-quote
DELETE { ex:evidence-1-position oa:start ?start ; oa:end ?end . ex:evidence-1-quote oa:exact ?old } INSERT { ex:evidence-1-position oa:start 15906 ; oa:end 15933 . ex:evidence-1-quote oa:exact "123456789 123456789 123456789 1" } WHERE { ex:evidence-1-position oa:start ?start ; oa:end ?end . ex:evidence-1-quote oa:exact ?old }

# a length that is none says nothing of places; one that is short does
# expects shape:Evidence-source Node
DELETE { ex:evidence-1 oa:hasSource ?source . ex:evidence-1-position oa:start ?start ; oa:end ?end } INSERT { ex:evidence-1 oa:hasSource ex:other . ex:other nbs:sourceLength 0 . ex:evidence-1-position oa:start 1 ; oa:end 28 } WHERE { ex:evidence-1 oa:hasSource ?source . ex:evidence-1-position oa:start ?start ; oa:end ?end }

# expects shape:Position-within SPARQL at ex:evidence-1-position
# expects shape:Position-within SPARQL at ex:evidence-2-position
DELETE { issue:2023-08 nbs:sourceLength ?length } INSERT { issue:2023-08 nbs:sourceLength 1 } WHERE { issue:2023-08 nbs:sourceLength ?length }
