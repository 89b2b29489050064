# Courses | 课程的错误示例

# expects shape:Course-start MinCount (Warning)
DELETE WHERE { course:foundation schema:startDate ?gone }

# expects shape:Course-mode Node
DELETE { course:foundation nbs:eventMode ?old } INSERT { course:foundation nbs:eventMode section:research } WHERE { course:foundation nbs:eventMode ?old }

# expects shape:Course-mode MaxCount
INSERT DATA { course:foundation nbs:eventMode mode:in-person }

# expects shape:Course-provider MinCount (Warning)
DELETE { course:foundation nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:Course-url MinCount (Warning)
DELETE WHERE { course:foundation schema:url ?gone }

# nothing but two links with one theme
# expects shape:Course-provider MinCount (Warning)
# expects shape:Course-start MinCount (Warning)
# expects shape:Course-url MinCount (Warning)
# expects shape:Entry-summary MinCount
# expects shape:EntryLinkedToSdg Not
# expects shape:EntryName Pattern (Warning)
# expects shape:EntryTitledInChinese Not
# expects shape:EntryTitledInEnglish Not
# expects shape:LinkedOnce-target SPARQL (Warning)
INSERT DATA { course:Nameless a nbs:Course ; nbs:alignment own:theme , ex:theme-flood-risk }
