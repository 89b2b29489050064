# Funding programmes | 资助计划的错误示例

# expects shape:FundingProgramme-participation MinCount
DELETE { programme:forest-management nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:FundingProgramme-beneficiaries LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { programme:forest-management nbs:beneficiaries "Texte écrit en français"@fr }

# expects shape:FundingProgramme-beneficiaries Pattern
DELETE { programme:forest-management nbs:beneficiaries ?en } INSERT { programme:forest-management nbs:beneficiaries " "@en } WHERE { programme:forest-management nbs:beneficiaries ?en FILTER(LANG(?en) = "en") }
