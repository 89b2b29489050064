# Alignments | 关联的错误示例

# expects shape:Alignment-target MinCount
DELETE WHERE { ex:suggested nbs:target ?gone }

# expects shape:Alignment-target MaxCount
# expects shape:LinkedOnce-target SPARQL (Warning) at publication:example
INSERT DATA { ex:suggested nbs:target sdg:13 }

# a unit
# expects shape:Alignment-target Node
DELETE { ex:suggested nbs:target ?old } INSERT { ex:suggested nbs:target unit:percent } WHERE { ex:suggested nbs:target ?old }

# an organisation
# expects shape:Alignment-target Node
DELETE { ex:suggested nbs:target ?old } INSERT { ex:suggested nbs:target organisation:iucn } WHERE { ex:suggested nbs:target ?old }

# no such theme
# expects shape:Alignment-target Node
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE { ex:suggested nbs:target ?old } INSERT { ex:suggested nbs:target theme:floods } WHERE { ex:suggested nbs:target ?old }

# expects shape:Alignment-basis MinCount
DELETE WHERE { ex:suggested nbs:basis ?gone }

# expects shape:Alignment-basis MaxCount
INSERT DATA { ex:suggested nbs:basis basis:stated }

# expects shape:Alignment-basis Node
DELETE { ex:suggested nbs:basis ?old } INSERT { ex:suggested nbs:basis confidence:high } WHERE { ex:suggested nbs:basis ?old }

# expects shape:Alignment-confidence MaxCount
INSERT DATA { ex:sdg-13.1 nbs:confidence confidence:high }

# expects shape:Alignment-confidence Node
DELETE { ex:sdg-13.1 nbs:confidence ?old } INSERT { ex:sdg-13.1 nbs:confidence basis:stated } WHERE { ex:sdg-13.1 nbs:confidence ?old }

# expects shape:Alignment-rule Class
DELETE { ex:derived nbs:rule ?old } INSERT { ex:derived nbs:rule organisation:iucn } WHERE { ex:derived nbs:rule ?old }

# expects shape:Alignment-score MaxCount
INSERT DATA { ex:suggested nbs:score 0.5 }

# expects shape:Alignment-score Pattern
DELETE { ex:suggested nbs:score ?old } INSERT { ex:suggested nbs:score "NaN"^^xsd:decimal } WHERE { ex:suggested nbs:score ?old }

# expects shape:Alignment-score Datatype
DELETE { ex:suggested nbs:score ?old } INSERT { ex:suggested nbs:score "0.72" } WHERE { ex:suggested nbs:score ?old }

# expects shape:Alignment-score Pattern
DELETE { ex:suggested nbs:score ?old } INSERT { ex:suggested nbs:score 1.5 } WHERE { ex:suggested nbs:score ?old }

# expects shape:Alignment-score Pattern
DELETE { ex:suggested nbs:score ?old } INSERT { ex:suggested nbs:score -0.5 } WHERE { ex:suggested nbs:score ?old }

# expects shape:StatedByWords Not
DELETE { ex:sdg-13.1 nbs:basis ?old } INSERT { ex:sdg-13.1 nbs:basis basis:stated } WHERE { ex:sdg-13.1 nbs:basis ?old }

# expects shape:CuratedWithReason Not
DELETE { ex:stated nbs:basis ?old } INSERT { ex:stated nbs:basis basis:curated ; nbs:confidence confidence:high } WHERE { ex:stated nbs:basis ?old }

# expects shape:CuratedWithConfidence Not (Warning)
DELETE WHERE { ex:sdg-13.1 nbs:confidence ?gone }

# expects shape:DerivedByRule Not
DELETE { ex:sdg-13.1 nbs:basis ?old } INSERT { ex:sdg-13.1 nbs:basis basis:derived } WHERE { ex:sdg-13.1 nbs:basis ?old }

# expects shape:DerivedFromStatement-origin MinCount
DELETE WHERE { ex:derived <http://www.w3.org/ns/prov#wasDerivedFrom> ?gone }

# schemes whose names only look like one that is meant
# expects shape:Alignment-target Node at ex:aligns-with
INSERT DATA { publication:example skos:inScheme <urn:x:https://w3id.org/nbs-graph/scheme/theme> }

# expects shape:Alignment-target Node at ex:aligns-with
INSERT DATA { publication:example skos:inScheme scheme:themes . scheme:themes dcterms:title "Themes"@en }

# expects shape:Alignment-target Node at ex:aligns-with
INSERT DATA { publication:example skos:inScheme scheme:THEME . scheme:THEME dcterms:title "Themes"@en }

# --- suggested and rejected

# expects shape:RejectedWithReason Not
# expects shape:Grounded Not
DELETE WHERE { ex:rejected nbs:reason ?gone }

# words are no reason
# expects shape:RejectedWithReason Not
DELETE { ex:rejected nbs:reason ?old } INSERT { ex:rejected nbs:evidence ex:stated-evidence-1 } WHERE { ex:rejected nbs:reason ?old }

# expects shape:RejectedBySomebody Not
DELETE WHERE { ex:rejected dcterms:creator ?gone }

# whoever curates the issue has not rejected each link of it
# expects shape:RejectedBySomebody Not
DELETE { ex:rejected dcterms:creator ?old } INSERT { ex:rejected <http://www.w3.org/ns/prov#wasAttributedTo> ?old } WHERE { ex:rejected dcterms:creator ?old }

# expects shape:SuggestedWithScore Not
DELETE WHERE { ex:suggested nbs:score ?gone }

# judged, but not said so
# expects shape:SuggestedUnjudged Not (Warning)
INSERT DATA { ex:suggested nbs:reason "It is about them."@en , "内容与之相关。"@zh }

# expects shape:SuggestedUnjudged Not (Warning)
# expects shape:Reasoned-reason MinCount
INSERT DATA { ex:suggested nbs:reason "It is about them."@en }

# one reason is a reason, though two are owed
# expects shape:Reasoned-reason MinCount
DELETE DATA { ex:rejected nbs:reason "The bog is a place name here."@en }

# another entry may be linked with what is rejected for this one
# expects shape:Alignment-confidence MaxCount at ex:aligns-with
INSERT DATA { ex:aligns-with nbs:confidence confidence:high . <urn:x:other> nbs:alignment <urn:x:link> , <urn:x:narrower> .
  <urn:x:link> nbs:target theme:peatlands ; nbs:basis basis:curated . <urn:x:narrower> nbs:target theme:bogs ; nbs:basis basis:curated }

# expects shape:JudgedOneWay-target SPARQL
# expects shape:LinkedOnce-target SPARQL (Warning) at publication:example
DELETE { ex:rejected nbs:target ?old } INSERT { ex:rejected nbs:target theme:urban-nbs } WHERE { ex:rejected nbs:target ?old }

# expects shape:JudgedOneWay-target SPARQL
# expects shape:LinkedOnce-target SPARQL (Warning) at publication:example
DELETE { ex:rejected nbs:target ?old } INSERT { ex:rejected nbs:target sdg:13.1 } WHERE { ex:rejected nbs:target ?old }

# expects shape:JudgedOneWay-target SPARQL
# expects shape:RejectedThroughout-target SPARQL (Warning)
# expects shape:LinkedOnce-target SPARQL (Warning) at publication:example
DELETE { ex:rejected nbs:target ?old } INSERT { ex:rejected nbs:target sdg:13 } WHERE { ex:rejected nbs:target ?old }

# a suggestion that was rejected under another name: only told twice
# expects shape:LinkedOnce-target SPARQL (Warning) at publication:example
DELETE { ex:rejected nbs:target ?old } INSERT { ex:rejected nbs:target theme:wetlands } WHERE { ex:rejected nbs:target ?old }

# --- rejected as a whole, held in part

# a narrower theme of a narrower one, stated
# expects shape:RejectedThroughout-target SPARQL (Warning) at ex:rejected
DELETE { ex:stated nbs:target ?old } INSERT { ex:stated nbs:target theme:raised-bogs } WHERE { ex:stated nbs:target ?old }

# judged by a person
# expects shape:RejectedThroughout-target SPARQL (Warning) at ex:rejected
DELETE { ex:theme-flood-risk nbs:target ?old } INSERT { ex:theme-flood-risk nbs:target theme:raised-bogs } WHERE { ex:theme-flood-risk nbs:target ?old }

# derived
# expects shape:RejectedThroughout-target SPARQL (Warning) at ex:rejected
DELETE { ex:derived nbs:target ?old } INSERT { ex:derived nbs:target theme:raised-bogs } WHERE { ex:derived nbs:target ?old }

# the goal of a target that is held, and nothing derives
# expects shape:RejectedThroughout-target SPARQL (Warning) at ex:rejected
DELETE { ex:derived ?p ?o . publication:example nbs:alignment ex:derived . ex:rejected nbs:target ?old } INSERT { ex:rejected nbs:target sdg:13 }
WHERE { ex:derived ?p ?o . ex:rejected nbs:target ?old }
