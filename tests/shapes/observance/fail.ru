# Recurring days whose rule is missing, unreadable, or does not fall on the day printed | 周年日的错误示例

# expects shape:Observance-rule MinCount
DELETE WHERE { observance:third-saturday nbs:recurrenceRule ?gone }

# expects shape:Observance-rule Datatype
DELETE { observance:third-saturday nbs:recurrenceRule ?old } INSERT { observance:third-saturday nbs:recurrenceRule "FREQ=YEARLY;BYMONTH=9;BYDAY=3SA"@en } WHERE { observance:third-saturday nbs:recurrenceRule ?old }

# expects shape:Observance-rule Pattern
DELETE { observance:third-saturday nbs:recurrenceRule ?old } INSERT { observance:third-saturday nbs:recurrenceRule "third Saturday of September" } WHERE { observance:third-saturday nbs:recurrenceRule ?old }

# expects shape:Observance-rule MaxCount
INSERT DATA { observance:third-saturday nbs:recurrenceRule "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=16" }

# expects shape:Observance-observedOn MinCount
DELETE WHERE { observance:third-saturday nbs:observedOn ?gone }

# expects shape:Observance-observedOn Node
DELETE { observance:third-saturday nbs:observedOn ?old } INSERT { observance:third-saturday nbs:observedOn "2023-09"^^xsd:gYearMonth } WHERE { observance:third-saturday nbs:observedOn ?old }

# September has thirty days
# expects shape:Observance-observedOn Node
# expects shape:Observance-weekday SPARQL
DELETE { observance:third-saturday nbs:observedOn ?old } INSERT { observance:third-saturday nbs:observedOn "2023-09-31"^^xsd:date } WHERE { observance:third-saturday nbs:observedOn ?old }

# expects shape:Observance-observedOn MaxCount
INSERT DATA { observance:third-saturday nbs:observedOn "2024-09-21"^^xsd:date }

# expects shape:Observance-month SPARQL
DELETE { observance:third-saturday nbs:observedOn ?old } INSERT { observance:third-saturday nbs:observedOn "2023-10-21"^^xsd:date } WHERE { observance:third-saturday nbs:observedOn ?old }

# expects shape:Observance-monthDay SPARQL
DELETE { observance:ozone-day nbs:observedOn ?old } INSERT { observance:ozone-day nbs:observedOn "2023-09-17"^^xsd:date } WHERE { observance:ozone-day nbs:observedOn ?old }

# a Sunday
# expects shape:Observance-weekday SPARQL
DELETE { observance:third-saturday nbs:observedOn ?old } INSERT { observance:third-saturday nbs:observedOn "2023-09-17"^^xsd:date } WHERE { observance:third-saturday nbs:observedOn ?old }

# the fourth Saturday
# expects shape:Observance-weekday SPARQL
DELETE { observance:third-saturday nbs:observedOn ?old } INSERT { observance:third-saturday nbs:observedOn "2023-09-23"^^xsd:date } WHERE { observance:third-saturday nbs:observedOn ?old }

# the last Monday but one
# expects shape:Observance-weekday SPARQL
DELETE { observance:last-monday nbs:observedOn ?old } INSERT { observance:last-monday nbs:observedOn "2023-05-22"^^xsd:date } WHERE { observance:last-monday nbs:observedOn ?old }

# 1900 was no leap year
# expects shape:Observance-weekday SPARQL
DELETE { observance:last-in-february nbs:observedOn ?old } INSERT { observance:last-in-february nbs:observedOn "1900-02-21"^^xsd:date } WHERE { observance:last-in-february nbs:observedOn ?old }

# 2024 was one
# expects shape:Observance-weekday SPARQL
DELETE { observance:leap nbs:observedOn ?old } INSERT { observance:leap nbs:observedOn "2024-02-22"^^xsd:date } WHERE { observance:leap nbs:observedOn ?old }

# and so was 2000
# expects shape:Observance-weekday SPARQL
DELETE { observance:leap-century nbs:observedOn ?old } INSERT { observance:leap-century nbs:observedOn "2000-02-22"^^xsd:date } WHERE { observance:leap-century nbs:observedOn ?old }

# nothing but two links with one theme
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:LinkedOnce-target SPARQL (Warning)
# expects shape:Observance-observedOn MinCount
# expects shape:Observance-rule MinCount
INSERT DATA { observance:Nameless a nbs:Observance ;
  nbs:alignment <https://w3id.org/nbs-graph/id/observance/leap#theme> , <https://w3id.org/nbs-graph/id/observance/ozone-day#theme> }

# something before
# expects shape:Observance-rule Pattern
DELETE { observance:third-saturday nbs:recurrenceRule ?old } INSERT { observance:third-saturday nbs:recurrenceRule "RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=3SA" } WHERE { observance:third-saturday nbs:recurrenceRule ?old }

# something behind
# expects shape:Observance-rule Pattern
DELETE { observance:third-saturday nbs:recurrenceRule ?old } INSERT { observance:third-saturday nbs:recurrenceRule "FREQ=YEARLY;BYMONTH=9;BYDAY=3SA;" } WHERE { observance:third-saturday nbs:recurrenceRule ?old }

# no capitals
# expects shape:Observance-rule Pattern
DELETE { observance:third-saturday nbs:recurrenceRule ?old } INSERT { observance:third-saturday nbs:recurrenceRule "freq=yearly;bymonth=9;byday=3sa" } WHERE { observance:third-saturday nbs:recurrenceRule ?old }

# a month too early
# expects shape:Observance-month SPARQL
DELETE { observance:third-saturday nbs:observedOn ?old } INSERT { observance:third-saturday nbs:observedOn "2023-08-19"^^xsd:date } WHERE { observance:third-saturday nbs:observedOn ?old }

# a day too early
# expects shape:Observance-monthDay SPARQL
DELETE { observance:ozone-day nbs:observedOn ?old } INSERT { observance:ozone-day nbs:observedOn "2023-09-15"^^xsd:date } WHERE { observance:ozone-day nbs:observedOn ?old }

# the second Saturday
# expects shape:Observance-weekday SPARQL
DELETE { observance:third-saturday nbs:observedOn ?old } INSERT { observance:third-saturday nbs:observedOn "2023-09-09"^^xsd:date } WHERE { observance:third-saturday nbs:observedOn ?old }

# the last Sunday instead of the last but one
# expects shape:Observance-weekday SPARQL
DELETE { observance:second-to-last nbs:observedOn ?old } INSERT { observance:second-to-last nbs:observedOn "2023-01-29"^^xsd:date } WHERE { observance:second-to-last nbs:observedOn ?old }

# with BYSETPOS the weekday is left to Python
# expects shape:Observance-month SPARQL
DELETE { observance:third-saturday nbs:recurrenceRule ?rule ; nbs:observedOn ?day } INSERT { observance:third-saturday nbs:recurrenceRule "FREQ=YEARLY;BYMONTH=9;BYDAY=SA;BYSETPOS=3" ; nbs:observedOn "2023-10-15"^^xsd:date } WHERE { observance:third-saturday nbs:recurrenceRule ?rule ; nbs:observedOn ?day }

# a moment is no day, whichever weekday it falls on
# expects shape:Observance-observedOn Node
DELETE { observance:third-saturday nbs:observedOn ?old } INSERT { observance:third-saturday nbs:observedOn "2023-09-17T10:00:00Z"^^xsd:dateTime } WHERE { observance:third-saturday nbs:observedOn ?old }
