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
        allowed = self.format.keys[kind]
        near = closest(key.value, allowed)
        homes = [k for k, keys in self.format.keys.items() if key.value in keys and k != kind]
        if homes and key.value in self.format.terms:
            self.fault(
                "NBS011",
                f"`{key.value}:` does not belong in {kind}; it belongs in {', '.join(homes)}.",
                f"`{key.value}:` 不属于 {kind}，应写在 {'、'.join(homes)} 中。",
                key.span,
                path=key.value,
            )
            return
        hint = (f" Did you mean `{near}:`?", f"是否想写 `{near}:`？") if near else ("", "")
        self.fault(
            "NBS010",
            f"Unknown key `{key.value}:`.{hint[0]}",
            f"未知的键 `{key.value}:`。{hint[1]}",
            key.span,
            path=key.value,
            suggestion=near,
        )
