# Topics | 专题的错误示例

# expects shape:Topic-url MinCount (Warning)
DELETE WHERE { topic:credits schema:url ?gone }

# expects shape:Topic-keyPoints MinCount (Info)
DELETE WHERE { topic:credits nbs:keyPoints ?gone }

# nothing but two links with one theme and a second author
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryOrder-gap SPARQL
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:LinkedOnce-target SPARQL (Warning)
# expects shape:Topic-keyPoints MinCount (Info)
# expects shape:Topic-url MinCount (Warning)
INSERT DATA { topic:Nameless a nbs:Topic ; nbs:alignment own:theme , ex:theme-flood-risk ; nbs:participation own:author-2 .
  own:author-2 a nbs:Participation ; nbs:agent person:jin-tong ; nbs:role role:author ; nbs:order 2 ; nbs:reason "Named."@en , "署名。"@zh }

# in one language
# expects shape:Topic-keyPoints MinCount (Info)
DELETE { topic:credits nbs:keyPoints ?zh } WHERE { topic:credits nbs:keyPoints ?zh FILTER(LANG(?zh) = "zh") }
