"""Graph: holding quads and answering questions about them.

`dataset` stores and asks, `store` finds and opens, `catalogue` knows the named questions, `asking` joins the
three, `limited` does so in a process that can be killed, `results`, `tables` and `rows` give the answers form.
"""
