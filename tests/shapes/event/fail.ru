# Events | 活动的错误示例

# expects shape:Event-start MinCount
DELETE WHERE { event:webinar schema:startDate ?gone }

# expects shape:Event-venue Node
DELETE { event:webinar schema:location ?old } INSERT { event:webinar schema:location organisation:iucn } WHERE { event:webinar schema:location ?old }

# a unit is no mode
# expects shape:Event-mode Node
DELETE { event:webinar nbs:eventMode ?old } INSERT { event:webinar nbs:eventMode unit:percent } WHERE { event:webinar nbs:eventMode ?old }

# expects shape:Event-mode MaxCount
INSERT DATA { event:webinar nbs:eventMode mode:online }

# expects shape:Event-modeGiven MinCount (Info)
DELETE WHERE { event:webinar nbs:eventMode ?gone }

# British, Bangladesh or Bougainville time?
# expects shape:Event-timeZone Pattern
DELETE { event:webinar nbs:timeZone ?old } INSERT { event:webinar nbs:timeZone "BST" } WHERE { event:webinar nbs:timeZone ?old }

# expects shape:Event-timeZone Datatype
DELETE { event:webinar nbs:timeZone ?old } INSERT { event:webinar nbs:timeZone "Europe/London"@en } WHERE { event:webinar nbs:timeZone ?old }

# expects shape:Event-timeZone MaxCount
INSERT DATA { event:webinar nbs:timeZone "UTC" }

# expects shape:Event-motto LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { event:webinar nbs:motto "Texte écrit en français"@fr }

# expects shape:Event-motto Pattern
DELETE { event:webinar nbs:motto ?en } INSERT { event:webinar nbs:motto " "@en } WHERE { event:webinar nbs:motto ?en FILTER(LANG(?en) = "en") }

# expects shape:Event-edition LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { event:webinar nbs:edition "Texte écrit en français"@fr }

# expects shape:Event-edition Pattern
DELETE { event:webinar nbs:edition ?en } INSERT { event:webinar nbs:edition " "@en } WHERE { event:webinar nbs:edition ?en FILTER(LANG(?en) = "en") }

# expects shape:Event-organiser MinCount (Warning)
DELETE { event:webinar nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:EventVenue Not (Warning)
DELETE WHERE { event:webinar schema:location ?gone }

# expects shape:EventZone Not (Warning)
DELETE WHERE { event:webinar nbs:timeZone ?gone }

# who does not say how one attends owes no venue
# expects shape:Event-modeGiven MinCount (Info)
DELETE WHERE { event:webinar nbs:eventMode ?mode ; schema:location ?place }

# no start, no zone
# expects shape:Event-start MinCount
DELETE WHERE { event:webinar schema:startDate ?start ; nbs:timeZone ?zone }

# nothing but two links with one theme
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:Event-modeGiven MinCount (Info)
# expects shape:Event-organiser MinCount (Warning)
# expects shape:Event-start MinCount
# expects shape:LinkedOnce-target SPARQL (Warning)
INSERT DATA { event:Nameless a nbs:Event ; nbs:alignment own:theme , ex:theme-flood-risk }

# modes that only look like those meant ask for no venue
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Event-mode Node
DELETE { event:webinar nbs:eventMode ?mode ; schema:location ?venue } INSERT { event:webinar nbs:eventMode <https://w3id.org/nbs-graph/scheme/event-mode/hybrid-plus> } WHERE { event:webinar nbs:eventMode ?mode ; schema:location ?venue }

# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:Event-mode Node
DELETE { event:webinar nbs:eventMode ?mode ; schema:location ?venue } INSERT { event:webinar nbs:eventMode <https://w3id.org/nbs-graph/scheme/event-mode/Hybrid> } WHERE { event:webinar nbs:eventMode ?mode ; schema:location ?venue }

# something before
# expects shape:Event-timeZone Pattern
DELETE { event:webinar nbs:timeZone ?old } INSERT { event:webinar nbs:timeZone "in Europe/London" } WHERE { event:webinar nbs:timeZone ?old }

# something behind
# expects shape:Event-timeZone Pattern
DELETE { event:webinar nbs:timeZone ?old } INSERT { event:webinar nbs:timeZone "Europe/London (summer)" } WHERE { event:webinar nbs:timeZone ?old }

# no capitals
# expects shape:Event-timeZone Pattern
DELETE { event:webinar nbs:timeZone ?old } INSERT { event:webinar nbs:timeZone "europe/london" } WHERE { event:webinar nbs:timeZone ?old }

# in person
# expects shape:EventVenue Not (Warning)
DELETE { event:webinar nbs:eventMode ?mode ; schema:location ?venue } INSERT { event:webinar nbs:eventMode mode:in-person } WHERE { event:webinar nbs:eventMode ?mode ; schema:location ?venue }
