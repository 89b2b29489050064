# Guidelines | 指南的错误示例

# expects shape:Guideline-contributors MinCount
# expects shape:Framework-participation MinCount
DELETE { guideline:data-sharing nbs:participation own:publisher . own:publisher ?p ?o } WHERE { own:publisher ?p ?o }
