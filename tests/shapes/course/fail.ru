# Courses | 课程的错误示例

# expects shape:Course-start MinCount
DELETE WHERE { course:foundation schema:startDate ?gone }

# expects shape:Course-mode Node
DELETE { course:foundation nbs:eventMode ?old } INSERT { course:foundation nbs:eventMode section:research } WHERE { course:foundation nbs:eventMode ?old }

# expects shape:Course-mode MaxCount
INSERT DATA { course:foundation nbs:eventMode mode:in-person }

# expects shape:Course-provider MinCount
DELETE { course:foundation nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }

# expects shape:Course-url MinCount
DELETE WHERE { course:foundation schema:url ?gone }
