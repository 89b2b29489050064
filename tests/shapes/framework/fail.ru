# Frameworks | 框架的错误示例

# expects shape:Entry-version Datatype
DELETE { framework:clima schema:version ?old } INSERT { framework:clima schema:version 2.1 } WHERE { framework:clima schema:version ?old }

# expects shape:Entry-version Pattern
DELETE { framework:clima schema:version ?old } INSERT { framework:clima schema:version " 2.1" } WHERE { framework:clima schema:version ?old }

# expects shape:Framework-version MaxCount
INSERT DATA { framework:clima schema:version "3" }

# expects shape:Framework-edition LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { framework:clima nbs:edition "Texte écrit en français"@fr }

# expects shape:Framework-edition Pattern
DELETE { framework:clima nbs:edition ?en } INSERT { framework:clima nbs:edition " "@en } WHERE { framework:clima nbs:edition ?en FILTER(LANG(?en) = "en") }

# expects shape:Framework-participation MinCount (Info)
DELETE { framework:clima nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# nothing but two links with one theme and a second author
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryOrder-gap SPARQL
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:LinkedOnce-target SPARQL (Warning)
INSERT DATA { framework:Nameless a nbs:Framework ; nbs:alignment own:theme , ex:theme-flood-risk ; nbs:participation own:author-2 .
  own:author-2 a nbs:Participation ; nbs:agent person:jin-tong ; nbs:role role:author ; nbs:order 2 ; nbs:reason "Named."@en , "署名。"@zh }

# a second line
# expects shape:Entry-version Pattern
DELETE { framework:clima schema:version ?old } INSERT { framework:clima schema:version "2.1\nbeta" } WHERE { framework:clima schema:version ?old }
