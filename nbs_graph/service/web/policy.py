"""The Content-Security-Policies of pages (CSP Level 3): each allows what its page needs, and nothing from elsewhere."""

_ALWAYS = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:"
)

# What is not a page loads nothing.
NOTHING = "default-src 'none'; frame-ancestors 'none'"

# No script at all; `<script type="application/ld+json">` is a data block, which is never run.
PAGE = f"{_ALWAYS}; style-src 'self'"

# YASGUI 4.6.2 makes one <style> element, always the same (of column-resizer, for the table): it is known by its hash.
_RESIZER = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
EDITOR = (
    f"{_ALWAYS}; style-src 'self' {_RESIZER}; script-src 'self'; connect-src 'self'; font-src 'self' data:"
)
