# Drafts | 草稿的示例

# expects shape:Review-review MaxCount (Warning)
INSERT DATA { person:reviewed nbs:review "The family name is to be checked."@en , "姓氏待核对。"@zh }

# expects shape:Review-review MaxCount (Warning)
# expects shape:Review-text LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { person:reviewed nbs:review "À vérifier"@fr }

# expects shape:Review-review MaxCount (Warning)
# expects shape:Review-text Pattern
INSERT DATA { person:reviewed nbs:review " "@en }
