# Cases | 案例的错误示例

# expects shape:CaseStudy-place MinCount
DELETE WHERE { case:minnesota-pilot dcterms:spatial ?gone }

# expects shape:CaseStudy-practice MinCount
DELETE WHERE { case:minnesota-pilot nbs:practice ?gone }

# expects shape:CaseStudy-partners MinCount
DELETE { case:minnesota-pilot nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:CaseStudy-venue Node
DELETE { case:minnesota-pilot schema:location ?old } INSERT { case:minnesota-pilot schema:location <https://example.org/nowhere> } WHERE { case:minnesota-pilot schema:location ?old }
