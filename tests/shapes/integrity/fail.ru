# Faults of the graph as a whole | 整个图谱的错误示例

# expects shape:Integrity-blankNode SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:example dcterms:relation [] }

# expects shape:Integrity-blankNode SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { [] dcterms:relation publication:example }

# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:example dcterms:relation publication:unwritten }

# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:example dcterms:relation <http://metadata.un.org/sdg/18> }

# expects shape:Integrity-orphan SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE DATA { publication:example nbs:participation ex:author-1 } ;
INSERT DATA { publication:example nbs:participation ex:author-2 . ex:author-2 a nbs:Participation ; nbs:agent person:jin-tong ;
  nbs:role role:author ; nbs:order 1 ; nbs:reason "Named."@en , "署名。"@zh }

# a title may be Spanish, the rest may not be French
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:example dcterms:title "Adaptación"@es ; dcterms:rights "Tous droits réservés"@fr }

# no region
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:example schema:alternateName "Flood paper"@en-GB }

# languages between and after our own
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:example dcterms:rights "Alle Rechte vorbehalten"@de }

# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:example dcterms:rights "Wonke amalungelo agodliwe"@zu }

# a scheme without a description
# expects shape:Concept-inScheme Class at sdg:13
# expects shape:Concept-inScheme Class at sdg:13.1
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE WHERE { <http://metadata.un.org/sdg> ?p ?o }
