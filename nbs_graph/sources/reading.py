"""What is gathered while one editor's file is read: places, faults, and the format that it is read by."""

from collections.abc import Callable
from dataclasses import dataclass, field

from nbs_graph.model import Diagnostic, Severity, Span
from nbs_graph.sources.authoring import Authoring, authoring
from nbs_graph.sources.positions import Positions
from nbs_graph.sources.yaml_tree import Text
from nbs_graph.terms.vocabulary import closest

ItemOf = Callable[[str], str | None]
"""Entry IRI → IRI of the newsletter item that covers it."""


@dataclass(slots=True)
class Reading:
    """The state of one reading; `subject` is the IRI of the thing described, once known."""

    file: str
    item_of: ItemOf
    format: Authoring = field(default_factory=authoring)
    positions: Positions = field(default_factory=Positions)
    faults: list[Diagnostic] = field(default_factory=list)
    subject: str = ""

    def fault(
        self,
        code: str,
        en: str,
        zh: str,
        span: Span,
        *,
        path: str | None = None,
        value: str | None = None,
        suggestion: str | None = None,
    ) -> None:
        """Note a structural fault; the file then makes no quads."""
        self.faults.append(
            Diagnostic(
                code,
                Severity.VIOLATION,
                {"en": en, "zh": zh},
                self.file,
                span,
                focus=self.subject or None,
                path=path,
                value=value,
                suggestion=suggestion,
            )
        )

    def unknown_key(self, key: Text, kind: str) -> None:
        """Say of a key that cannot stand in a node of `kind` where it belongs, or what was meant."""
        near = closest(key.value, self.format.keys[kind])
        hint = (f" Did you mean `{near}:`?", f"是否想写 `{near}:`？") if near else ("", "")
        homes = self._homes(key.value)
        if homes:
            code = "NBS011"
            en = f"`{key.value}:` does not belong here; it belongs in {_listed(homes, 'or')}.{hint[0]}"
            zh = f"`{key.value}:` 不应写在此处，应写在 {'、'.join(homes)} 中。{hint[1]}"
        else:
            code, en, zh = (
                "NBS010",
                f"Unknown key `{key.value}:`.{hint[0]}",
                f"未知的键 `{key.value}:`。{hint[1]}",
            )
        self.fault(code, en, zh, key.span, path=key.value, suggestion=near)

    def _homes(self, key: str) -> list[str]:
        """Where a key may stand, as editors call it: kinds of file, keys that statements stand under."""
        format = self.format
        under = {kind: [f"`{key}:`"] for kind, key in _INSIDE.items()}
        for name, declared in format.statements.items():
            under.setdefault(declared.kind, []).append(f"`{name}:`")
        found = [
            home for kind, keys in format.keys.items() if key in keys for home in under.get(kind, [kind])
        ]
        return [home for home in dict.fromkeys(found) if home not in format.keys or home in format.kinds]


_INSIDE = {"Item": "items", "Evidence": "evidence"}
"""Kinds of nodes that are no statements, and the keys that they stand under."""


def _listed(words: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
