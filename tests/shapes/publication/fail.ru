# Publications that lack something, or say it wrongly | 论文的错误示例

# expects shape:Publication-contributors QualifiedMinCount at publication:two-authors
# expects shape:MoreAuthors-authors QualifiedMinCount at publication:two-authors
# expects shape:Participation-role MinCount at own:author-1
# expects shape:Participation-role MinCount at own:author-2
DELETE WHERE { own:author-1 nbs:role ?first . own:author-2 nbs:role ?second }

# the only English title was the published one
# expects shape:Publication-title MinCount
# expects shape:EntryTitledInEnglish Not
DELETE WHERE { publication:two-authors dcterms:title ?gone }

# expects shape:Publication-contributors QualifiedMinCount at publication:two-authors
# expects shape:MoreAuthors-authors QualifiedMinCount at publication:two-authors
DELETE { own:author-1 nbs:role ?r1 . own:author-2 nbs:role ?r2 } INSERT { own:author-1 nbs:role role:editor . own:author-2 nbs:role role:editor }
WHERE { own:author-1 nbs:role ?r1 . own:author-2 nbs:role ?r2 }

# expects shape:Publication-issued MinCount (Warning)
DELETE WHERE { publication:two-authors dcterms:issued ?gone }

# expects shape:Publication-doi MinCount (Info)
DELETE WHERE { publication:two-authors bibo:doi ?gone }

# expects shape:Publication-journal Datatype
DELETE { publication:two-authors nbs:journal ?old } INSERT { publication:two-authors nbs:journal "Nature Climate Change"@en } WHERE { publication:two-authors nbs:journal ?old }

# expects shape:Publication-journal MaxCount
INSERT DATA { publication:two-authors nbs:journal "Nature" }

# expects shape:Publication-journal Pattern
DELETE { publication:two-authors nbs:journal ?old } INSERT { publication:two-authors nbs:journal " " } WHERE { publication:two-authors nbs:journal ?old }

# roles that only look like those meant
# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:MoreAuthors-authors QualifiedMinCount at publication:two-authors
# expects shape:Publication-contributors QualifiedMinCount at publication:two-authors
# expects shape:Participation-role Node at own:author-1
# expects shape:Participation-role Node at own:author-2
DELETE { ?author nbs:role role:author } INSERT { ?author nbs:role <https://w3id.org/nbs-graph/scheme/role/author-in-chief> }
WHERE { publication:two-authors nbs:participation ?author . ?author nbs:role role:author }

# expects shape:Integrity-dangling SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
# expects shape:MoreAuthors-authors QualifiedMinCount at publication:two-authors
# expects shape:Publication-contributors QualifiedMinCount at publication:two-authors
# expects shape:Participation-role Node at own:author-1
# expects shape:Participation-role Node at own:author-2
DELETE { ?author nbs:role role:author } INSERT { ?author nbs:role <https://w3id.org/nbs-graph/scheme/role/Author> }
WHERE { publication:two-authors nbs:participation ?author . ?author nbs:role role:author }
