# Printed links | 链接的错误示例

# expects shape:PrintedLink-printed MinCount
DELETE WHERE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> nbs:printedUrl ?gone }

# expects shape:PrintedLink-printed MaxCount
INSERT DATA { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> nbs:printedUrl "https://www.example.org/b"^^xsd:anyURI }

# a line break left in
# expects shape:PrintedLink-printed Node
DELETE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> nbs:printedUrl ?old } INSERT { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> nbs:printedUrl "https://carbon- pulse.com/"^^xsd:anyURI } WHERE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> nbs:printedUrl ?old }

# expects shape:PrintedLink-url Node
DELETE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> schema:url ?old } INSERT { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> schema:url "https://localhost/x"^^xsd:anyURI } WHERE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> schema:url ?old }

# expects shape:PrintedLink-about Node
DELETE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> nbs:about ?old } INSERT { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> nbs:about <https://example.org/nothing> } WHERE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> nbs:about ?old }

# expects shape:PrintedLink-position MinCount
DELETE WHERE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> schema:position ?gone }

# expects shape:PrintedLink-position MaxCount
INSERT DATA { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> schema:position 2 }

# expects shape:PrintedLink-position Node
DELETE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> schema:position ?old } INSERT { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> schema:position "one" } WHERE { <https://w3id.org/nbs-graph/id/item/2023-08/01#link-1> schema:position ?old }
