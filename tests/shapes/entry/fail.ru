# What no entry may lack or say wrongly | 条目的错误示例

# --- names and texts

# a title without language is in none
# expects shape:Entry-title Datatype
# expects shape:EntryTitledInEnglish Not
# expects shape:EntryTitledInChinese Not
DELETE { framework:clima dcterms:title ?old } INSERT { framework:clima dcterms:title "CLIMA" } WHERE { framework:clima dcterms:title ?old }

# expects shape:Entry-title UniqueLang
INSERT DATA { publication:in-full dcterms:title "另一标题"@zh }

# expects shape:Entry-title Pattern
INSERT DATA { publication:in-full dcterms:title " "@de }

# expects shape:Entry-translatedTitle LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:in-full nbs:translatedTitle "Une revue"@fr }

# expects shape:Entry-translatedTitle UniqueLang
INSERT DATA { publication:in-full nbs:translatedTitle "Another review"@en }

# expects shape:Entry-translatedTitle Pattern
DELETE { publication:in-full nbs:translatedTitle ?old } INSERT { publication:in-full nbs:translatedTitle " "@en } WHERE { publication:in-full nbs:translatedTitle ?old }

# expects shape:Entry-alternateName Datatype
INSERT DATA { publication:in-full schema:alternateName "NbS" }

# expects shape:Entry-alternateName Pattern
INSERT DATA { publication:in-full schema:alternateName " "@en }

# expects shape:Entry-language Pattern
INSERT DATA { publication:in-full dcterms:language "english" }

# capitals
# expects shape:Entry-language Pattern
INSERT DATA { publication:in-full dcterms:language "EN" }

# something behind
# expects shape:Entry-language Pattern
INSERT DATA { publication:in-full dcterms:language "zh-Hans" }

# one letter
# expects shape:Entry-language Pattern
INSERT DATA { publication:in-full dcterms:language "z" }

# expects shape:Entry-language Datatype
INSERT DATA { publication:in-full dcterms:language "pt"^^xsd:token }

# expects shape:Entry-acronym Datatype
INSERT DATA { publication:in-full nbs:acronym "NbS"@en }

# expects shape:Entry-acronym Pattern
INSERT DATA { publication:in-full nbs:acronym "review of all NbS" }

# expects shape:Entry-summary MinCount
DELETE { publication:in-full dcterms:abstract ?zh } WHERE { publication:in-full dcterms:abstract ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Entry-summary LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:in-full dcterms:abstract "Texte écrit en français"@fr }

# expects shape:Entry-summary UniqueLang
INSERT DATA { publication:in-full dcterms:abstract "A second text in English"@en }

# expects shape:Entry-summary MinLength
DELETE { publication:in-full dcterms:abstract ?en } INSERT { publication:in-full dcterms:abstract "A review."@en } WHERE { publication:in-full dcterms:abstract ?en FILTER(LANG(?en) = "en") }

# expects shape:Entry-keywords LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:in-full schema:keywords "Texte écrit en français"@fr }

# expects shape:Entry-keywords Pattern
DELETE { publication:in-full schema:keywords ?en } INSERT { publication:in-full schema:keywords " "@en } WHERE { publication:in-full schema:keywords ?en FILTER(LANG(?en) = "en") }

# expects shape:Entry-keyPoints LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:in-full nbs:keyPoints "Texte écrit en français"@fr }

# expects shape:Entry-keyPoints Pattern
DELETE { publication:in-full nbs:keyPoints ?en } INSERT { publication:in-full nbs:keyPoints " "@en } WHERE { publication:in-full nbs:keyPoints ?en FILTER(LANG(?en) = "en") }

# expects shape:Entry-note LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { publication:in-full skos:editorialNote "Texte écrit en français"@fr }

# expects shape:Entry-note Pattern
DELETE { publication:in-full skos:editorialNote ?en } INSERT { publication:in-full skos:editorialNote " "@en } WHERE { publication:in-full skos:editorialNote ?en FILTER(LANG(?en) = "en") }

# expects shape:EntryTitledInEnglish Not
DELETE WHERE { publication:in-full nbs:translatedTitle ?gone }

# expects shape:EntryTitledInChinese Not
DELETE DATA { publication:in-full dcterms:title "基于自然的解决方案综述"@zh }

# expects shape:TitleOrTranslation Not (Warning)
INSERT DATA { publication:in-full dcterms:title "A review"@en }

# expects shape:TitleOrTranslation Not (Warning)
INSERT DATA { publication:in-full nbs:translatedTitle "综述"@zh }

# --- addresses and numbers

# no http
# expects shape:Entry-url Node
DELETE { publication:in-full schema:url ?old } INSERT { publication:in-full schema:url "www.example.org"^^xsd:anyURI } WHERE { publication:in-full schema:url ?old }

# a space
# expects shape:Entry-url Node
DELETE { publication:in-full schema:url ?old } INSERT { publication:in-full schema:url "https://www.example.org/a b"^^xsd:anyURI } WHERE { publication:in-full schema:url ?old }

# a string
# expects shape:Entry-url Node
DELETE { publication:in-full schema:url ?old } INSERT { publication:in-full schema:url "https://www.example.org/a" } WHERE { publication:in-full schema:url ?old }

# an IRI
# expects shape:Entry-url Node
DELETE { publication:in-full schema:url ?old } INSERT { publication:in-full schema:url <https://www.example.org/a> } WHERE { publication:in-full schema:url ?old }

# expects shape:Entry-source Node
DELETE { publication:in-full dcterms:source ?old } INSERT { publication:in-full dcterms:source "the publisher told us" } WHERE { publication:in-full dcterms:source ?old }

# expects shape:Entry-identifier Datatype
INSERT DATA { publication:in-full dcterms:identifier 7 }

# expects shape:Entry-identifier Pattern
INSERT DATA { publication:in-full dcterms:identifier " " }

# expects shape:EntryName Pattern (Warning) at <https://w3id.org/nbs-graph/id/publication/In_Full>
DELETE { publication:in-full ?p ?o } INSERT { <https://w3id.org/nbs-graph/id/publication/In_Full> ?p ?o } WHERE { publication:in-full ?p ?o }

# --- statements

# expects shape:Entry-themes QualifiedMinCount at publication:in-full
DELETE { own:theme nbs:target ?old } INSERT { own:theme nbs:target sdg:13 } WHERE { own:theme nbs:target ?old }

# what a machine suggested is no theme yet
# expects shape:Entry-themes QualifiedMinCount at publication:in-full
# expects shape:SuggestedUnjudged Not (Warning) at own:theme
DELETE { own:theme nbs:basis ?old } INSERT { own:theme nbs:basis basis:suggested ; nbs:score 0.9 } WHERE { own:theme nbs:basis ?old }

# what a person rejected is none
# expects shape:Entry-themes QualifiedMinCount at publication:in-full
DELETE { own:theme nbs:basis ?old } INSERT { own:theme nbs:basis basis:rejected ; dcterms:creator person:jin-tong } WHERE { own:theme nbs:basis ?old }

# expects shape:EntryLinkedToSdg Not at publication:in-full
DELETE { own:sdg nbs:target ?old } INSERT { own:sdg nbs:target framework:clima } WHERE { own:sdg nbs:target ?old }

# expects shape:EntryLinkedToSdg Not at publication:in-full
# expects shape:SuggestedUnjudged Not (Warning) at own:sdg
DELETE { own:sdg nbs:basis ?old } INSERT { own:sdg nbs:basis basis:suggested ; nbs:score 0.9 } WHERE { own:sdg nbs:basis ?old }

# expects shape:EntryLinkedToSdg Not at publication:in-full
DELETE { own:sdg nbs:basis ?old } INSERT { own:sdg nbs:basis basis:rejected ; dcterms:creator person:jin-tong } WHERE { own:sdg nbs:basis ?old }

# expects shape:EntryLinkedToSdg Not
DELETE WHERE { framework:clima nbs:unlinkedReason ?gone }

# expects shape:Unlinked-reason MinCount
DELETE { framework:clima nbs:unlinkedReason ?zh } WHERE { framework:clima nbs:unlinkedReason ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Unlinked-reason LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { framework:clima nbs:unlinkedReason "Texte écrit en français"@fr }

# expects shape:Unlinked-reason UniqueLang
INSERT DATA { framework:clima nbs:unlinkedReason "A second text in English"@en }

# expects shape:Unlinked-reason Pattern
DELETE { framework:clima nbs:unlinkedReason ?en } INSERT { framework:clima nbs:unlinkedReason " "@en } WHERE { framework:clima nbs:unlinkedReason ?en FILTER(LANG(?en) = "en") }

# expects shape:Entry-themes QualifiedMinCount at publication:in-full
# expects shape:Alignment-target MinCount
DELETE WHERE { own:theme nbs:target ?gone }

# expects shape:EntryLinkedToSdg Not at publication:in-full
# expects shape:Alignment-target MinCount
DELETE WHERE { own:sdg nbs:target ?gone }

# expects shape:Unlinked-sdg QualifiedMaxCount (Warning)
INSERT DATA { framework:clima nbs:alignment own:sdg }

# expects shape:Entry-alignment Class
INSERT DATA { publication:in-full nbs:alignment organisation:iucn }

# expects shape:Entry-finding Class
INSERT DATA { publication:in-full nbs:finding organisation:iucn }

# expects shape:Entry-commitment Class
INSERT DATA { publication:in-full nbs:commitment organisation:iucn }

# expects shape:Entry-participation Class
INSERT DATA { publication:in-full nbs:participation organisation:iucn }

# expects shape:Entry-milestone Class
INSERT DATA { publication:in-full nbs:milestone organisation:iucn }

# --- references

# expects shape:Entry-places Node
INSERT DATA { publication:in-full dcterms:spatial organisation:iucn }

# expects shape:Entry-practices Node
INSERT DATA { publication:in-full nbs:practice instrument:carbon-credit }

# expects shape:Entry-instruments Node
INSERT DATA { publication:in-full nbs:financeInstrument practice:green-roof }

# expects shape:Entry-mentions Node
INSERT DATA { publication:in-full schema:mentions <https://example.org/unheard-of> }

# expects shape:Entry-mentions Node
INSERT DATA { publication:in-full schema:mentions "CLIMA" }

# expects shape:Entry-parts Node
INSERT DATA { publication:in-full dcterms:hasPart organisation:iucn }

# --- across keys

# expects shape:EntryOrder-twice SPARQL at publication:in-full
DELETE { own:author-2 nbs:order ?old } INSERT { own:author-2 nbs:order 1 } WHERE { own:author-2 nbs:order ?old }

# expects shape:EntryOrder-gap SPARQL at publication:in-full
DELETE { own:author-2 nbs:order ?old } INSERT { own:author-2 nbs:order 3 } WHERE { own:author-2 nbs:order ?old }

# expects shape:LinkedOnce-target SPARQL (Warning) at publication:in-full
DELETE { own:second nbs:target ?old ; nbs:basis ?basis }
INSERT { own:second nbs:target theme:urban-nbs ; nbs:basis basis:curated ; nbs:confidence confidence:low }
WHERE { own:second nbs:target ?old ; nbs:basis ?basis }

# expects shape:MoreAuthors-flag MaxCount
INSERT DATA { publication:in-full nbs:hasMoreAuthors false }

# expects shape:MoreAuthors-flag Datatype
DELETE { publication:in-full nbs:hasMoreAuthors ?old } INSERT { publication:in-full nbs:hasMoreAuthors "et al." } WHERE { publication:in-full nbs:hasMoreAuthors ?old }

# expects shape:MoreAuthors-authors QualifiedMinCount at publication:in-full
DELETE { ?author nbs:role role:author } INSERT { ?author nbs:role role:publisher }
WHERE { publication:in-full nbs:participation ?author . ?author nbs:role role:author }

# a reason in one language is a reason nevertheless
# expects shape:Reasoned-reason MinCount
DELETE { own:theme nbs:reason ?zh } WHERE { own:theme nbs:reason ?zh FILTER(LANG(?zh) = "zh") }

# --- statements of each kind

# expects shape:Statement-note Pattern at own:author-1
# expects shape:Statement-note Pattern at own:by-2030
# expects shape:Statement-note Pattern at own:grant
# expects shape:Statement-note Pattern at own:share
# expects shape:Statement-note Pattern
INSERT DATA { own:theme skos:editorialNote " "@en . own:author-1 skos:editorialNote " "@en . own:share skos:editorialNote " "@en .
  own:grant skos:editorialNote " "@en . own:by-2030 skos:editorialNote " "@en }

# expects shape:Grounded Not at own:author-1
# expects shape:Grounded Not at own:by-2030
# expects shape:Grounded Not at own:grant
# expects shape:Grounded Not at own:share
# expects shape:Grounded Not at own:second
# expects shape:RejectedWithReason Not at own:second
DELETE { ?statement nbs:reason ?reason } WHERE { VALUES ?statement { own:second own:author-1 own:share own:grant own:by-2030 } ?statement nbs:reason ?reason }

# expects shape:Integrity-orphan SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE DATA { publication:in-full nbs:alignment own:second }

# expects shape:Integrity-orphan SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE DATA { publication:in-full nbs:finding own:share }

# expects shape:Integrity-orphan SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE DATA { publication:in-full nbs:commitment own:grant }

# expects shape:Integrity-orphan SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
DELETE DATA { publication:in-full nbs:milestone own:by-2030 }

# --- things whose kind only looks like one that is meant

# something before
# expects shape:Person-memberOf Node at person:jin-tong
# expects shape:Entry-parts Node at publication:in-full
# expects shape:Entry-places Node at publication:in-full
# expects shape:Commitment-to Node at own:grant
# expects shape:Alignment-target Node
# expects shape:Statement-by Node at own:theme
DELETE { own:second nbs:target ?target . own:grant nbs:to ?to }
INSERT { own:second nbs:target own:like . own:grant nbs:to own:like . own:theme dcterms:creator own:like . person:jin-tong <http://www.w3.org/ns/org#memberOf> own:like .
  publication:in-full dcterms:spatial own:like ; dcterms:hasPart own:like .
  own:like a <urn:x:https://w3id.org/nbs-graph/ontology#Organisation> , <urn:x:https://w3id.org/nbs-graph/ontology#Place> ,
    <urn:x:https://w3id.org/nbs-graph/ontology#Report> }
WHERE { own:second nbs:target ?target . own:grant nbs:to ?to }

# something behind
# expects shape:Person-memberOf Node at person:jin-tong
# expects shape:Entry-parts Node at publication:in-full
# expects shape:Entry-places Node at publication:in-full
# expects shape:Commitment-to Node at own:grant
# expects shape:Alignment-target Node
# expects shape:Statement-by Node at own:theme
DELETE { own:second nbs:target ?target . own:grant nbs:to ?to }
INSERT { own:second nbs:target own:like . own:grant nbs:to own:like . own:theme dcterms:creator own:like . person:jin-tong <http://www.w3.org/ns/org#memberOf> own:like .
  publication:in-full dcterms:spatial own:like ; dcterms:hasPart own:like . own:like a nbs:Organisations , nbs:Places , nbs:Reports }
WHERE { own:second nbs:target ?target . own:grant nbs:to ?to }

# no capitals
# expects shape:Person-memberOf Node at person:jin-tong
# expects shape:Entry-parts Node at publication:in-full
# expects shape:Entry-places Node at publication:in-full
# expects shape:Commitment-to Node at own:grant
# expects shape:Alignment-target Node
# expects shape:Statement-by Node at own:theme
DELETE { own:second nbs:target ?target . own:grant nbs:to ?to }
INSERT { own:second nbs:target own:like . own:grant nbs:to own:like . own:theme dcterms:creator own:like . person:jin-tong <http://www.w3.org/ns/org#memberOf> own:like .
  publication:in-full dcterms:spatial own:like ; dcterms:hasPart own:like . own:like a nbs:organisation , nbs:place , nbs:report }
WHERE { own:second nbs:target ?target . own:grant nbs:to ?to }

# --- links whose basis or target only looks like one that is meant

# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Entry-themes QualifiedMinCount at publication:in-full
# expects shape:Alignment-basis Node
DELETE { own:theme nbs:basis ?old } INSERT { own:theme nbs:basis <https://w3id.org/nbs-graph/scheme/basis/stated-in-part> } WHERE { own:theme nbs:basis ?old }

# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Entry-themes QualifiedMinCount at publication:in-full
# expects shape:Alignment-basis Node
DELETE { own:theme nbs:basis ?old } INSERT { own:theme nbs:basis <https://w3id.org/nbs-graph/scheme/basis/Stated> } WHERE { own:theme nbs:basis ?old }

# expects shape:Entry-themes QualifiedMinCount at publication:in-full
# expects shape:Alignment-target Node
DELETE { own:theme nbs:target ?old } INSERT { own:theme nbs:target <urn:x:https://w3id.org/nbs-graph/scheme/theme/urban-nbs> } WHERE { own:theme nbs:target ?old }

# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Entry-themes QualifiedMinCount at publication:in-full
# expects shape:Alignment-target Node
DELETE { own:theme nbs:target ?old } INSERT { own:theme nbs:target <https://w3id.org/nbs-graph/scheme/Theme/urban-nbs> } WHERE { own:theme nbs:target ?old }

# expects shape:EntryLinkedToSdg Not at publication:in-full
# expects shape:Alignment-target Node
DELETE { own:sdg nbs:target ?old } INSERT { own:sdg nbs:target <urn:x:http://metadata.un.org/sdg/13> } WHERE { own:sdg nbs:target ?old }

# expects shape:EntryLinkedToSdg Not at publication:in-full
# expects shape:Alignment-target Node
DELETE { own:sdg nbs:target ?old } INSERT { own:sdg nbs:target <http://metadata.un.org/SDG/13> } WHERE { own:sdg nbs:target ?old }

# --- names and addresses that are right but for what stands before or behind

# expects shape:EntryName Pattern (Warning) at <urn:x:https://w3id.org/nbs-graph/id/publication/in-full>
DELETE { publication:in-full ?p ?o } INSERT { <urn:x:https://w3id.org/nbs-graph/id/publication/in-full> ?p ?o } WHERE { publication:in-full ?p ?o }

# expects shape:EntryName Pattern (Warning) at <https://w3id.org/nbs-graph/id/publication/in-full/>
DELETE { publication:in-full ?p ?o } INSERT { <https://w3id.org/nbs-graph/id/publication/in-full/> ?p ?o } WHERE { publication:in-full ?p ?o }

# expects shape:Entry-url Node
DELETE { publication:in-full schema:url ?old } INSERT { publication:in-full schema:url "see https://www.example.org/a"^^xsd:anyURI } WHERE { publication:in-full schema:url ?old }

# expects shape:Entry-url Node
DELETE { publication:in-full schema:url ?old } INSERT { publication:in-full schema:url "HTTPS://www.example.org/a"^^xsd:anyURI } WHERE { publication:in-full schema:url ?old }

# a title in a third language is none in English
# expects shape:EntryTitledInEnglish Not
DELETE DATA { framework:clima dcterms:title "CLIMA"@en } ; INSERT DATA { framework:clima dcterms:title "CLIMA"@fr }
