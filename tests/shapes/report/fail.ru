# Reports | 报告的错误示例

# expects shape:Report-title MinCount
# expects shape:EntryTitledInEnglish Not
DELETE WHERE { report:forests-2023 dcterms:title ?gone }

# expects shape:Report-participation MinCount (Warning)
DELETE { report:forests-2023 nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:Report-issued MinCount (Info)
DELETE WHERE { report:forests-2023 dcterms:issued ?gone }

# nothing but two links with one theme and a second author
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryOrder-gap SPARQL
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:LinkedOnce-target SPARQL (Warning)
# expects shape:Report-issued MinCount (Info)
# expects shape:Report-title MinCount
INSERT DATA { report:Nameless a nbs:Report ; nbs:alignment own:theme , ex:theme-flood-risk ; nbs:participation own:author-2 .
  own:author-2 a nbs:Participation ; nbs:agent person:jin-tong ; nbs:role role:author ; nbs:order 2 ; nbs:reason "Named."@en , "署名。"@zh }
