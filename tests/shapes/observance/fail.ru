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
