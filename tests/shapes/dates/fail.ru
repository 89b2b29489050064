# Dates that are padded, impossible, too loose, of the wrong datatype, or in the wrong order | 日期的错误示例

# --- days, months and years

# a zone
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-08-09Z"^^xsd:date } WHERE { publication:by-month dcterms:issued ?old }

# no datatype
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023" } WHERE { publication:by-month dcterms:issued ?old }

# no datatype
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-08-09T14:00:00Z" } WHERE { publication:by-month dcterms:issued ?old }

# February
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-02-30"^^xsd:date } WHERE { publication:by-month dcterms:issued ?old }

# no leap year
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-02-29"^^xsd:date } WHERE { publication:by-month dcterms:issued ?old }

# no leap year either
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "1900-02-29"^^xsd:date } WHERE { publication:by-month dcterms:issued ?old }

# April
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-04-31"^^xsd:date } WHERE { publication:by-month dcterms:issued ?old }

# month 13
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-13-01"^^xsd:date } WHERE { publication:by-month dcterms:issued ?old }

# loose
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-8-9"^^xsd:date } WHERE { publication:by-month dcterms:issued ?old }

# loose
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-7"^^xsd:gYearMonth } WHERE { publication:by-month dcterms:issued ?old }

# month 0
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-00"^^xsd:gYearMonth } WHERE { publication:by-month dcterms:issued ?old }

# two digits
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "23"^^xsd:gYear } WHERE { publication:by-month dcterms:issued ?old }

# a month as a day
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-08"^^xsd:date } WHERE { publication:by-month dcterms:issued ?old }

# a day as a year
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-08-09"^^xsd:gYear } WHERE { publication:by-month dcterms:issued ?old }

# no datatype
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-08-09" } WHERE { publication:by-month dcterms:issued ?old }

# no zone
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-08-09T14:00:00"^^xsd:dateTime } WHERE { publication:by-month dcterms:issued ?old }

# hour 25
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-08-09T25:00:00Z"^^xsd:dateTime } WHERE { publication:by-month dcterms:issued ?old }

# an interval
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "1999/2018"^^edtf:EDTF } WHERE { publication:by-month dcterms:issued ?old }

# as printed
# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023年8月" } WHERE { publication:by-month dcterms:issued ?old }

# --- intervals

# a hyphen
# expects shape:Dated-coverage Node
DELETE { publication:by-month dcterms:temporal ?old } INSERT { publication:by-month dcterms:temporal "1999-2018"^^edtf:EDTF } WHERE { publication:by-month dcterms:temporal ?old }

# no datatype
# expects shape:Dated-coverage Node
DELETE { publication:by-month dcterms:temporal ?old } INSERT { publication:by-month dcterms:temporal "1999/2018" } WHERE { publication:by-month dcterms:temporal ?old }

# open on both sides
# expects shape:Dated-coverage Node
DELETE { publication:by-month dcterms:temporal ?old } INSERT { publication:by-month dcterms:temporal "../.."^^edtf:EDTF } WHERE { publication:by-month dcterms:temporal ?old }

# no end
# expects shape:Dated-coverage Node
DELETE { publication:by-month dcterms:temporal ?old } INSERT { publication:by-month dcterms:temporal "1999/"^^edtf:EDTF } WHERE { publication:by-month dcterms:temporal ?old }

# month 13
# expects shape:Dated-coverage Node
DELETE { publication:by-month dcterms:temporal ?old } INSERT { publication:by-month dcterms:temporal "1999-13/2018"^^edtf:EDTF } WHERE { publication:by-month dcterms:temporal ?old }

# expects shape:Dated-date Node
DELETE { publication:by-month dcterms:date ?old } INSERT { publication:by-month dcterms:date "yesterday" } WHERE { publication:by-month dcterms:date ?old }

# expects shape:IntervalInOrder-sides SPARQL
DELETE { publication:example dcterms:temporal ?old } INSERT { publication:example dcterms:temporal "2018/1999"^^edtf:EDTF } WHERE { publication:example dcterms:temporal ?old }

# expects shape:IntervalInOrder-sides SPARQL
INSERT DATA { publication:example dcterms:date "2023-09-02/2023-08"^^edtf:EDTF }

# --- each date property

# expects shape:Dated-issued MaxCount
INSERT DATA { publication:example dcterms:issued "2023"^^xsd:gYear }

# expects shape:Dated-start MaxCount
INSERT DATA { publication:example schema:startDate "2023-09-05"^^xsd:date }

# expects shape:Dated-start Node
# expects shape:Period-order SPARQL
DELETE { publication:example schema:startDate ?old } INSERT { publication:example schema:startDate "soon" } WHERE { publication:example schema:startDate ?old }

# expects shape:Dated-end MaxCount
INSERT DATA { publication:example schema:endDate "2023-10"^^xsd:gYearMonth }

# expects shape:Dated-end Node
DELETE { publication:example schema:endDate ?old } INSERT { publication:example schema:endDate "soon" } WHERE { publication:example schema:endDate ?old }

# expects shape:Dated-founded MaxCount
INSERT DATA { publication:example schema:foundingDate "2020"^^xsd:gYear }

# expects shape:Dated-founded Node
DELETE { publication:example schema:foundingDate ?old } INSERT { publication:example schema:foundingDate "soon" } WHERE { publication:example schema:foundingDate ?old }

# expects shape:Dated-inForce MaxCount
INSERT DATA { publication:example nbs:inForceFrom "2023"^^xsd:gYear }

# expects shape:Dated-inForce Node
DELETE { publication:example nbs:inForceFrom ?old } INSERT { publication:example nbs:inForceFrom "soon" } WHERE { publication:example nbs:inForceFrom ?old }

# expects shape:Dated-signed MaxCount
INSERT DATA { publication:example nbs:signedOn "2023"^^xsd:gYear }

# expects shape:Dated-signed Node
DELETE { publication:example nbs:signedOn ?old } INSERT { publication:example nbs:signedOn "soon" } WHERE { publication:example nbs:signedOn ?old }

# expects shape:Dated-launched MaxCount
INSERT DATA { publication:example nbs:launchedOn "2023"^^xsd:gYear }

# expects shape:Dated-launched Node
DELETE { publication:example nbs:launchedOn ?old } INSERT { publication:example nbs:launchedOn "soon" } WHERE { publication:example nbs:launchedOn ?old }

# expects shape:Dated-closes MaxCount
INSERT DATA { publication:example nbs:fundraisingCloses "2023"^^xsd:gYear }

# expects shape:Dated-closes Node
DELETE { publication:example nbs:fundraisingCloses ?old } INSERT { publication:example nbs:fundraisingCloses "soon" } WHERE { publication:example nbs:fundraisingCloses ?old }

# expects shape:Dated-curatedOn MaxCount
INSERT DATA { publication:example nbs:curatedOn "2026-11-24"^^xsd:date }

# expects shape:Dated-curatedOn Node
DELETE { publication:example nbs:curatedOn ?old } INSERT { publication:example nbs:curatedOn "soon" } WHERE { publication:example nbs:curatedOn ?old }

# expects shape:Created-when Node
DELETE { publication:example dcterms:created ?old } INSERT { publication:example dcterms:created "2026-11-23" } WHERE { publication:example dcterms:created ?old }

# expects shape:Created-when Node
DELETE { publication:example dcterms:created ?old } INSERT { publication:example dcterms:created "2026-11-23Z"^^xsd:date } WHERE { publication:example dcterms:created ?old }

# --- first things first

# expects shape:Period-order SPARQL
DELETE { publication:example schema:endDate ?old } INSERT { publication:example schema:endDate "2023-08"^^xsd:gYearMonth } WHERE { publication:example schema:endDate ?old }

# expects shape:Period-order SPARQL
DELETE { publication:example schema:endDate ?old } INSERT { publication:example schema:endDate "2023-09-05"^^xsd:date } WHERE { publication:example schema:endDate ?old }

# expects shape:Period-order SPARQL
DELETE { publication:example schema:endDate ?old } INSERT { publication:example schema:endDate "2023-09-06T13:30:00+01:00"^^xsd:dateTime } WHERE { publication:example schema:endDate ?old }

# expects shape:Ordered-days LessThanOrEquals
DELETE { publication:example nbs:latest ?old } INSERT { publication:example nbs:latest "1998-12-31"^^xsd:date } WHERE { publication:example nbs:latest ?old }

# expects shape:Ordered-days MaxCount
INSERT DATA { publication:example nbs:earliest "1998-01-01"^^xsd:date }

# expects shape:Ordered-days Node
# expects shape:Ordered-days LessThanOrEquals
DELETE { publication:example nbs:earliest ?old } INSERT { publication:example nbs:earliest "1999"^^xsd:gYear } WHERE { publication:example nbs:earliest ?old }

# expects shape:Ordered-latest MaxCount
INSERT DATA { publication:example nbs:latest "1999-12-31"^^xsd:date }

# expects shape:Ordered-latest Node
DELETE { publication:example nbs:latest ?old ; nbs:earliest ?day } INSERT { publication:example nbs:latest "1999-12"^^xsd:gYearMonth } WHERE { publication:example nbs:latest ?old ; nbs:earliest ?day }

# --- each property by itself

# expects shape:Dated-closes Node at own:closes
# expects shape:Dated-coverage Node at own:coverage
# expects shape:Dated-curatedOn Node at own:curatedOn
# expects shape:Dated-date Node at own:date
# expects shape:Dated-end Node at own:end
# expects shape:Dated-founded Node at own:founded
# expects shape:Dated-inForce Node at own:inForce
# expects shape:Dated-issued Node
# expects shape:Dated-launched Node at own:launched
# expects shape:Dated-signed Node at own:signed
# expects shape:Dated-start Node at own:start
INSERT DATA { own:issued dcterms:issued "soon" . own:date dcterms:date "soon" . own:coverage dcterms:temporal "soon" .
  own:start schema:startDate "soon" . own:end schema:endDate "soon" . own:founded schema:foundingDate "soon" .
  own:inForce nbs:inForceFrom "soon" . own:signed nbs:signedOn "soon" . own:launched nbs:launchedOn "soon" .
  own:closes nbs:fundraisingCloses "soon" . own:curatedOn nbs:curatedOn "soon" }

# expects shape:IntervalInOrder-sides SPARQL
# expects shape:IntervalInOrder-sides SPARQL at own:date
# expects shape:IntervalInOrder-sides SPARQL at own:due
# expects shape:IntervalInOrder-sides SPARQL at own:launched
# expects shape:IntervalInOrder-sides SPARQL at own:period
INSERT DATA { own:coverage dcterms:temporal "2018/1999"^^edtf:EDTF . own:date dcterms:date "2018/1999"^^edtf:EDTF .
  own:period nbs:period "2018/1999"^^edtf:EDTF . own:due nbs:due "2018/1999"^^edtf:EDTF .
  own:launched nbs:launchedOn "2018/1999"^^edtf:EDTF }

# expects shape:Ordered-days Node
# expects shape:Ordered-latest Node at own:latest
INSERT DATA { own:earliest nbs:earliest "1999"^^xsd:gYear . own:latest nbs:latest "1999"^^xsd:gYear }

# --- right but for what stands before or behind

# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "x2023"^^xsd:gYear } WHERE { publication:by-month dcterms:issued ?old }

# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "x2023-08"^^xsd:gYearMonth } WHERE { publication:by-month dcterms:issued ?old }

# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-08-09"^^xsd:gYearMonth } WHERE { publication:by-month dcterms:issued ?old }

# expects shape:Dated-coverage Node
DELETE { publication:by-month dcterms:temporal ?old } INSERT { publication:by-month dcterms:temporal "x1999/2018"^^edtf:EDTF } WHERE { publication:by-month dcterms:temporal ?old }

# expects shape:Dated-coverage Node
DELETE { publication:by-month dcterms:temporal ?old } INSERT { publication:by-month dcterms:temporal "../2018x"^^edtf:EDTF } WHERE { publication:by-month dcterms:temporal ?old }

# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "12023-08-09"^^xsd:date } WHERE { publication:by-month dcterms:issued ?old }

# expects shape:Dated-issued Node
DELETE { publication:by-month dcterms:issued ?old } INSERT { publication:by-month dcterms:issued "2023-08-09t14:00:00z"^^xsd:dateTime } WHERE { publication:by-month dcterms:issued ?old }

# expects shape:Created-when Node
DELETE { publication:example dcterms:created ?old } INSERT { publication:example dcterms:created "12026-11-23"^^xsd:date } WHERE { publication:example dcterms:created ?old }
