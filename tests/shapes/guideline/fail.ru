# Guidelines | 指南的错误示例

# expects shape:Guideline-contributors MinCount (Warning)
# expects shape:Framework-participation MinCount (Info)
DELETE { guideline:data-sharing nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# nothing but two links with one theme and a second author
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryOrder-gap SPARQL
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:LinkedOnce-target SPARQL (Warning)
INSERT DATA { guideline:Nameless a nbs:Guideline ; nbs:alignment own:theme , ex:theme-flood-risk ; nbs:participation own:author-2 .
  own:author-2 a nbs:Participation ; nbs:agent person:jin-tong ; nbs:role role:author ; nbs:order 2 ; nbs:reason "Named."@en , "署名。"@zh }
