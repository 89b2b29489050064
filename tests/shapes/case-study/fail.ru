# Cases | 案例的错误示例

# expects shape:CaseStudy-place MinCount (Warning)
DELETE WHERE { case:minnesota-pilot dcterms:spatial ?gone }

# expects shape:CaseStudy-practice MinCount (Info)
DELETE WHERE { case:minnesota-pilot nbs:practice ?gone }

# expects shape:CaseStudy-partners MinCount (Info)
DELETE { case:minnesota-pilot nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:CaseStudy-venue Node
DELETE { case:minnesota-pilot schema:location ?old } INSERT { case:minnesota-pilot schema:location <https://example.org/nowhere> } WHERE { case:minnesota-pilot schema:location ?old }

# nothing but two links with one theme
# expects shape:CaseStudy-partners MinCount (Info)
# expects shape:CaseStudy-place MinCount (Warning)
# expects shape:CaseStudy-practice MinCount (Info)
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:LinkedOnce-target SPARQL (Warning)
INSERT DATA { case:Nameless a nbs:CaseStudy ; nbs:alignment own:theme , ex:theme-flood-risk }
