"""What is gathered while one editor's file is read: places, faults, and the format that it is read by."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from nbs_graph.model import Diagnostic, Severity, Span
from nbs_graph.sources.authoring import Authoring, authoring
from nbs_graph.sources.misplaced import language, part_named, run_together
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

    def whole(self, text: Text) -> None:
        """Say of a text that its rest is lost, where ` #` has made a comment of it."""
        if not text.lost:
            return
        typed = text.value + text.lost.rstrip()
        span = replace(text.span, end_column=text.span.end_column + len(text.lost.rstrip()))
        escaped = typed.replace("\\", "\\\\").replace('"', '\\"')
        self.fault(
            "NBS002",
            "What stands behind ` #` is a comment, and lost: put the value in double quotes. "
            "(A comment has two spaces before `#` and one behind it.)",
            "空格后的 `#` 及其后的文字会被当作注释而丢失：请给整个值加双引号。（若确为注释，`#` 前写两个空格，后写一个空格。）",
            span,
            value=text.value,
            suggestion=f'"{escaped}"' if "\n" not in escaped else None,
        )

    def unknown_key(self, key: Text, kind: str) -> None:
        """Say of a key that cannot stand in a node of `kind` where it belongs, or what was meant."""
        near = closest(key.value, self.format.keys[kind])
        hint = run_together(key.value) or language(self.format, key.value, kind)
        hint = hint or (None if near else part_named(self.format, key.value, kind))
        if hint is not None:
            self.fault(hint.code, hint.en, hint.zh, key.span, path=key.value, suggestion=hint.suggestion)
            return
        homes = self._homes(key.value)
        if homes:
            code = "NBS011"
            here = (f"in {kind}", f"不属于 {kind}") if kind in self.format.kinds else ("here", "不应写在此处")
            more = (" and others", "等") if len(homes) > _MOST else ("", "")
            en = f"`{key.value}:` does not belong {here[0]}; it belongs in {', '.join(homes[:_MOST])}{more[0]}."
            zh = f"`{key.value}:` {here[1]}，应写在 {'、'.join(homes[:_MOST])}{more[1]}中。"
        else:
            code, en, zh = (
                "NBS010",
                f"There is no key `{key.value}:`" + ("." if near else "; correct it, or say it in `note:`."),
                f"没有 `{key.value}:` 这个键" + ("。" if near else "；请更正，或写入 `note:`。"),
            )
        self.fault(code, en, zh, key.span, path=key.value, suggestion=near)

    def _homes(self, key: str) -> list[str]:
        """Where a key may stand, as editors type it: kinds of entries, keys that statements stand under."""
        under = {kind: [f"`{outer}:`"] for kind, outer in _INSIDE.items()}
        for outer, declared in self.format.statements.items():
            under.setdefault(declared.kind, []).append(f"`{outer}:`")
        for kind in self.format.kinds:
            under.setdefault(kind, [f"`kind: {kind}`"])
        found = (
            home for kind, keys in self.format.keys.items() if key in keys for home in under.get(kind, ())
        )
        return list(dict.fromkeys(found))


_INSIDE = {"Item": "items", "Evidence": "evidence"}
"""Kinds of nodes that are no statements, and the keys that they stand under."""
_MOST = 4
"""Homes of a key that are named."""
