"""The small values that travel between rooms."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import IntEnum
from typing import Any


class Severity(IntEnum):
    """How much a diagnostic matters, after SHACL section 2.1.4; larger is worse."""

    INFO = 0
    WARNING = 1
    VIOLATION = 2


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text file; lines and columns from 1, the end exclusive, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, where, and what to do about it.

    Args:
        code: stable, `NBS001` and so on; explained in docs/diagnostics.md.
        severity: how much it matters.
        message: by language, `en` and `zh`.
        file: path as the user gave it, None when the graph as a whole is meant.
        span: where in the file.
        focus: IRI of the thing that is wrong; path: IRI of the property; value: the value at fault.
        shape: IRI of the SHACL shape that said so.
        suggestion: what to type instead.
        defined: where the shape is defined, `shapes/policy.ttl:16`.
    """

    code: str
    severity: Severity
    message: Mapping[str, str]
    file: str | None = None
    span: Span | None = None
    focus: str | None = None
    path: str | None = None
    value: str | None = None
    shape: str | None = None
    suggestion: str | None = None
    defined: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The object of `validate --format json` (docs: contract)."""
        span = self.span
        return {
            "code": self.code,
            "severity": self.severity.name.lower(),
            "message": dict(self.message),
            "file": self.file,
            "line": span.line if span else None,
            "column": span.column if span else None,
            "end_line": span.end_line if span else None,
            "end_column": span.end_column if span else None,
            "focus": self.focus,
            "path": self.path,
            "value": self.value,
            "shape": self.shape,
            "suggestion": self.suggestion,
            "defined": self.defined,
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Diagnostic":
        """What `as_json` made."""
        places = [said[name] for name in ("line", "column", "end_line", "end_column")]
        rest = ("file", "focus", "path", "value", "shape", "suggestion", "defined")
        return cls(
            said["code"],
            Severity[said["severity"].upper()],
            said["message"],
            span=None if places[0] is None else Span(*places),
            **{name: said[name] for name in rest},
        )

    @property
    def order(self) -> tuple[Any, ...]:
        """Sort key: by place, then by what is said, so that a report never changes for no reason."""
        span = self.span
        place = (span.line, span.column) if span else (0, 0)
        return (
            self.file or "",
            place,
            self.code,
            self.focus or "",
            self.path or "",
            self.value or "",
            self.message["en"],
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """What a validation looked at, so that a pass over nothing cannot be mistaken for a pass."""

    files: int = 0
    entries: int = 0
    shapes: int = 0
    constraints: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a validation.

    Args:
        diagnostics: what is wrong, by place.
        checked: how much was looked at.
        files: the files that were looked at, faulty or not, as the user named them.
    """

    diagnostics: tuple[Diagnostic, ...]
    checked: Checked = field(default_factory=Checked)
    files: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The document of `validate --format json` (docs: contract)."""
        return {
            "conforms": self.conforms(),
            "diagnostics": [diagnostic.as_json() for diagnostic in self.diagnostics],
            "checked": asdict(self.checked),
        }

    def worst(self) -> Severity | None:
        """The gravest severity present, None when there is nothing to say."""
        return max((d.severity for d in self.diagnostics), default=None)

    def conforms(self) -> bool:
        """True when nothing is a violation."""
        return self.worst() is not Severity.VIOLATION
