# Topics | 专题的错误示例

# expects shape:Topic-url MinCount
DELETE WHERE { topic:credits schema:url ?gone }

# expects shape:Topic-keyPoints MinCount
DELETE WHERE { topic:credits nbs:keyPoints ?gone }
