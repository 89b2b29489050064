# Funds | 基金的错误示例

# expects shape:Fund-participation MinCount (Warning)
DELETE { fund:gbff nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:Fund-beneficiaries LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { fund:gbff nbs:beneficiaries "Texte écrit en français"@fr }

# expects shape:Fund-beneficiaries Pattern
DELETE { fund:gbff nbs:beneficiaries ?en } INSERT { fund:gbff nbs:beneficiaries " "@en } WHERE { fund:gbff nbs:beneficiaries ?en FILTER(LANG(?en) = "en") }

# expects shape:Fund-memberOf Node
DELETE { fund:gbff org:memberOf ?old } INSERT { fund:gbff org:memberOf <https://example.org/nobody> } WHERE { fund:gbff org:memberOf ?old }

# nothing but two links with one theme
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:Fund-participation MinCount (Warning)
# expects shape:LinkedOnce-target SPARQL (Warning)
INSERT DATA { fund:Nameless a nbs:Fund ; nbs:alignment own:theme , ex:theme-flood-risk }
