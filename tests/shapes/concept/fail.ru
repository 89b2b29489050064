# Concepts and schemes | 概念与词表的错误示例

# expects shape:Concept-prefLabel MinCount
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:prefLabel ?zh } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:Concept-prefLabel LanguageIn
INSERT DATA { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:prefLabel "Texte écrit en français"@fr }

# expects shape:Concept-prefLabel UniqueLang
INSERT DATA { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:prefLabel "A second text in English"@en }

# expects shape:Concept-prefLabel Pattern
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:prefLabel ?en } INSERT { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:prefLabel " "@en } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:prefLabel ?en FILTER(LANG(?en) = "en") }

# expects shape:Concept-altLabel LanguageIn
INSERT DATA { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:altLabel "Texte écrit en français"@fr }

# expects shape:Concept-altLabel Pattern
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:altLabel ?en } INSERT { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:altLabel " "@en } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:altLabel ?en FILTER(LANG(?en) = "en") }

# expects shape:Concept-definition LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:definition "Texte écrit en français"@fr }

# expects shape:Concept-definition UniqueLang
INSERT DATA { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:definition "A second text in English"@en }

# expects shape:Concept-definition Pattern
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:definition ?en } INSERT { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:definition " "@en } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:definition ?en FILTER(LANG(?en) = "en") }

# expects shape:Concept-inScheme MinCount
DELETE WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:inScheme ?gone }

# expects shape:Concept-inScheme MaxCount
INSERT DATA { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:inScheme scheme:theme }

# expects shape:Concept-inScheme Class
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:inScheme ?old } INSERT { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:inScheme place:cn } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:inScheme ?old }

# expects shape:Concept-notation MinCount
DELETE WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:notation ?gone }

# expects shape:Concept-notation MaxCount
INSERT DATA { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:notation "w" }

# expects shape:Concept-notation Pattern
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:notation ?old } INSERT { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:notation "water security" } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:notation ?old }

# expects shape:Concept-notation Datatype
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:notation ?old } INSERT { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:notation "water"@en } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:notation ?old }

# expects shape:Concept-broader Class
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:broader ?old } INSERT { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:broader place:cn } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:broader ?old }

# expects shape:ConceptPlaced Not
DELETE WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:topConceptOf ?gone }

# of no scheme: nobody can tell whether it owes a definition
# expects shape:Concept-inScheme MinCount
DELETE WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:inScheme ?scheme ; skos:definition ?gone }

# expects shape:ConceptExplained Not
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:definition ?zh } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:definition ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:BroaderThanItself-cycle SPARQL
# expects shape:BroaderThanItself-cycle SPARQL at <https://w3id.org/nbs-graph/scheme/challenge/floods>
INSERT DATA { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:broader <https://w3id.org/nbs-graph/scheme/challenge/floods> }

# expects shape:ConceptScheme-title MinCount
DELETE { scheme:challenge dcterms:title ?zh } WHERE { scheme:challenge dcterms:title ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:ConceptScheme-title LanguageIn
INSERT DATA { scheme:challenge dcterms:title "Texte écrit en français"@fr }

# expects shape:ConceptScheme-title UniqueLang
INSERT DATA { scheme:challenge dcterms:title "A second text in English"@en }

# expects shape:ConceptScheme-description MinCount
DELETE { scheme:challenge dcterms:description ?zh } WHERE { scheme:challenge dcterms:description ?zh FILTER(LANG(?zh) = "zh") }

# expects shape:ConceptScheme-description LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { scheme:challenge dcterms:description "Texte écrit en français"@fr }

# expects shape:ConceptScheme-description UniqueLang
INSERT DATA { scheme:challenge dcterms:description "A second text in English"@en }

# expects shape:ConceptScheme-sameCode SPARQL at scheme:challenge
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:notation ?old } INSERT { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:notation "water" } WHERE { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:notation ?old }

# expects shape:ConceptScheme-sameLabel SPARQL at scheme:challenge
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:prefLabel "Floods"@en } INSERT { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:prefLabel "Water"@en } WHERE {}

# a circle of three
# expects shape:BroaderThanItself-cycle SPARQL at <https://w3id.org/nbs-graph/scheme/challenge/floods>
# expects shape:BroaderThanItself-cycle SPARQL
# expects shape:BroaderThanItself-cycle SPARQL at theme:flood-risk
INSERT DATA { <https://w3id.org/nbs-graph/scheme/challenge/water> skos:broader theme:flood-risk . theme:flood-risk skos:broader <https://w3id.org/nbs-graph/scheme/challenge/floods> }

# a scheme whose name only looks like ours owes no definition
# expects shape:Concept-inScheme Class
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:inScheme ?scheme ; skos:definition ?text }
INSERT { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:inScheme <urn:x:https://w3id.org/nbs-graph/scheme/challenge> }
WHERE { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:inScheme ?scheme ; skos:definition ?text }

# expects shape:Concept-inScheme Class
DELETE { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:inScheme ?scheme ; skos:definition ?text }
INSERT { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:inScheme <https://w3id.org/nbs-graph/SCHEME/challenge> . <https://w3id.org/nbs-graph/SCHEME/challenge> dcterms:title "?"@en }
WHERE { <https://w3id.org/nbs-graph/scheme/challenge/floods> skos:inScheme ?scheme ; skos:definition ?text }
