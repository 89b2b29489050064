# Reports | 报告的错误示例

# expects shape:Report-title MinCount
# expects shape:EntryTitledInEnglish Not
DELETE WHERE { report:forests-2023 dcterms:title ?gone }

# expects shape:Report-participation MinCount
DELETE { report:forests-2023 nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:Report-issued MinCount
DELETE WHERE { report:forests-2023 dcterms:issued ?gone }
