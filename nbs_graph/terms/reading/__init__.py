"""Reading values in running Chinese and English text: numbers, money, quantities, dates, rules of recurring days.

Every reader gives what it read exactly and tells what it refused; none guesses. The words it knows are declared in
`ontology/reading/`.
"""
