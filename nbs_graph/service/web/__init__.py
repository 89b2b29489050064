"""What people and their browsers see beside the endpoint: pages of things, of questions, the editor, descriptions.

Pages about the graph are made in workers (`entity`, `asking`, `overview`), whole, as bytes; the front sends them and
makes only those that need no query (`doors`). How they are made and what they promise: docs/pages.md.
"""
