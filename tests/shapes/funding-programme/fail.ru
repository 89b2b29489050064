# Funding programmes | 资助计划的错误示例

# expects shape:FundingProgramme-participation MinCount (Info)
DELETE { programme:forest-management nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:FundingProgramme-beneficiaries LanguageIn
# expects shape:Integrity-language SPARQL at <https://w3id.org/nbs-graph/id/dataset/nbs-graph>
INSERT DATA { programme:forest-management nbs:beneficiaries "Texte écrit en français"@fr }

# expects shape:FundingProgramme-beneficiaries Pattern
DELETE { programme:forest-management nbs:beneficiaries ?en } INSERT { programme:forest-management nbs:beneficiaries " "@en } WHERE { programme:forest-management nbs:beneficiaries ?en FILTER(LANG(?en) = "en") }

# nothing but two links with one theme
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:FundingProgramme-participation MinCount (Info)
# expects shape:LinkedOnce-target SPARQL (Warning)
INSERT DATA { programme:Nameless a nbs:FundingProgramme ; nbs:alignment own:theme , ex:theme-flood-risk }
