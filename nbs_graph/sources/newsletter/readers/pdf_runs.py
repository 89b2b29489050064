"""The content of a PDF page → runs of glyphs, each with its place (ISO 32000-1, 9.4).

pypdf parses objects, streams and fonts, within bounds of its own; where glyphs stand is worked out here, for its own
extraction cannot tell a printed space from a gap, nor say which words a clickable rectangle covers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nbs_graph.sources.newsletter.readers.pdf_fonts import Face, Faces

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 8
_MOST_FORMS = 1_000
_MOST_GLYPHS = 200_000
"""On a page; a printed page has some thousands."""
_MOST_SAVED = 500
_OPERATION = 15
"""Bytes that take as long to read as one operator."""


class TooMuchError(Exception):
    """A page holds more than is believed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs shown together.

    Args:
        text: what they say.
        xs: where each character begins, and where the last ends, along the line.
        y: the base line; greater is higher.
        size: of the letters.
        turn: quarter turns of the line.
    """

    text: str
    xs: tuple[float, ...]
    y: float
    size: float
    turn: int = 0


@dataclass(slots=True)
class _State:
    matrix: Matrix = _SAME
    face: Face | None = None
    size: float = 12.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0

    def copy(self) -> "_State":
        return _State(
            self.matrix,
            self.face,
            self.size,
            self.spacing,
            self.word_spacing,
            self.scale,
            self.leading,
            self.rise,
        )


@dataclass(slots=True)
class Budget:
    """What all pages of a file may hold together, for one drawing can be on each of them."""

    left: int = 50_000_000

    def spend(self, size: int) -> None:
        """So many bytes of drawing are read, or operators that count as so many. Raises TooMuchError."""
        self.left -= size
        if self.left < 0:
            raise TooMuchError


def runs(page: Any, faces: Faces, budget: Budget) -> list[Run]:
    """A page of pypdf → what it shows, in the order of its content.

    Raises:
        TooMuchError: more glyphs or forms than is believed.
        Exception: whatever pypdf raises on what is broken.
    """
    work = _Work(page.pdf, faces, budget)
    work.content(page.get("/Contents"), page.get("/Resources"), _SAME)
    return work.found


class _Work:
    """Reads the content of one page and of the forms in it."""

    def __init__(self, pdf: Any, faces: Faces, budget: Budget) -> None:
        self.found: list[Run] = []
        self._pdf = pdf
        self._faces = faces
        self._budget = budget
        self._glyphs = 0
        self._forms = 0
        self._within: list[int] = []

    def content(self, contents: Any, resources: Any, matrix: Matrix) -> None:
        """Operators of a page or form."""
        from pypdf.generic import ContentStream, DictionaryObject

        if contents is None:
            return
        resources = resources.get_object() if resources is not None else None
        if not isinstance(resources, DictionaryObject):
            resources = DictionaryObject()
        stream = ContentStream(contents, self._pdf, "bytes")
        self._budget.spend(len(stream.get_data()))
        self._budget.spend(_OPERATION * len(stream.operations))
        _Text(self, resources, matrix).run(stream.operations)

    def show(self, run: Run) -> None:
        """Glyphs were shown."""
        self._glyphs += len(run.text)
        if self._glyphs > _MOST_GLYPHS:
            raise TooMuchError
        self.found.append(run)

    def face(self, resources: Any, name: Any) -> Face | None:
        """The font that a name stands for."""
        fonts = resources.get("/Font")
        font = fonts.get_object().get(name) if fonts is not None else None
        return self._faces.face(fonts.get_object().raw_get(name)) if font is not None else None

    def form(self, resources: Any, name: Any, matrix: Matrix) -> None:
        """A form within the page: text that is drawn as a whole."""
        forms = resources.get("/XObject")
        form = forms.get_object().get(name) if forms is not None else None
        form = form.get_object() if form is not None else None
        if form is None or form.get("/Subtype") != "/Form" or id(form) in self._within:
            return
        self._forms += 1
        if self._forms > _MOST_FORMS or len(self._within) >= _DEEPEST:
            raise TooMuchError
        own = form.get("/Matrix")
        placed = times(_matrix(own.get_object()), matrix) if own is not None else matrix
        self._within.append(id(form))
        self.content(form, form.get("/Resources") or resources, placed)
        self._within.pop()


class _Text:
    """The text state while operators run."""

    def __init__(self, work: _Work, resources: Any, matrix: Matrix) -> None:
        self._work = work
        self._resources = resources
        self._state = _State(matrix)
        self._saved: list[_State] = []
        self._line: Matrix = _SAME
        self._at: Matrix = _SAME

    def run(self, operations: Iterable[tuple[Any, bytes]]) -> None:
        """Carry out operators; one whose operands are wrong is passed over, as viewers do."""
        for operands, operator in operations:
            try:
                self._do(operator, operands)
            except (IndexError, TypeError, ValueError, AttributeError, OverflowError):
                continue

    def _do(self, operator: bytes, operands: Any) -> None:
        state = self._state
        match operator:
            case b"Tj":
                self._show(operands[0])
            case b"TJ":
                for piece in operands[0]:
                    if isinstance(piece, bytes | str):
                        self._show(piece)
                    else:
                        self._move(-float(piece) / 1000 * state.size * state.scale, 0)
            case b"'":
                self._next(0, -state.leading)
                self._show(operands[0])
            case b'"':
                state.word_spacing, state.spacing = float(operands[0]), float(operands[1])
                self._next(0, -state.leading)
                self._show(operands[2])
            case b"Td":
                self._next(float(operands[0]), float(operands[1]))
            case b"TD":
                state.leading = -float(operands[1])
                self._next(float(operands[0]), float(operands[1]))
            case b"T*":
                self._next(0, -state.leading)
            case b"Tm":
                self._line = self._at = _matrix(operands)
            case b"BT":
                self._line = self._at = _SAME
            case b"Tf":
                state.size = float(operands[1])
                state.face = self._work.face(self._resources, operands[0])
            case b"Tc":
                state.spacing = float(operands[0])
            case b"Tw":
                state.word_spacing = float(operands[0])
            case b"Tz":
                state.scale = float(operands[0]) / 100
            case b"TL":
                state.leading = float(operands[0])
            case b"Ts":
                state.rise = float(operands[0])
            case b"q" if len(self._saved) < _MOST_SAVED:
                self._saved.append(state.copy())
            case b"Q" if self._saved:
                self._state = self._saved.pop()
            case b"cm":
                state.matrix = times(_matrix(operands), state.matrix)
            case b"Do":
                self._work.form(self._resources, operands[0], state.matrix)

    def _next(self, x: float, y: float) -> None:
        self._line = self._at = times((1, 0, 0, 1, x, y), self._line)

    def _move(self, x: float, y: float) -> None:
        self._at = times((1, 0, 0, 1, x, y), self._at)

    def _show(self, raw: bytes | str) -> None:
        state = self._state
        if state.face is None:
            return
        glyphs = state.face.glyphs(raw if isinstance(raw, bytes) else raw.encode("latin-1", "replace"))
        text: list[str] = []
        advances = [0.0]
        width = 0.0
        for said, wide, is_space in glyphs:
            step = (
                wide / 1000 * state.size + state.spacing + (state.word_spacing if is_space else 0)
            ) * state.scale
            if len(said) == 1:
                advances.append(width + step)
            else:
                advances.extend(width + step * number / len(said) for number in range(1, len(said) + 1))
            text.append(said)
            width += step
        whole = times(self._at, state.matrix)
        if text:
            self._work.show(_run("".join(text), advances, whole, state.size, state.rise))
        self._move(width, 0)


def _run(text: str, advances: Sequence[float], whole: Matrix, size: float, rise: float) -> Run:
    """Glyphs in text space → in that of the page, turned so that the line lies flat."""
    a, b, c, d, e, f = whole
    e, f = e + rise * c, f + rise * d
    length = (a * a + b * b) ** 0.5
    high = size * (c * c + d * d) ** 0.5
    if abs(a) >= abs(b):
        turn, x, y = (0, e, f) if a >= 0 else (2, -e, -f)
    else:
        turn, x, y = (1, f, -e) if b > 0 else (3, -f, e)
    return Run(text, tuple(x + step * length for step in advances), y, abs(high) or 1.0, turn)


def times(one: Matrix, other: Matrix) -> Matrix:
    """One matrix, then the other."""
    a, b, c, d, e, f = one
    k, m, n, o, p, q = other
    return (
        a * k + b * n, a * m + b * o,
        c * k + d * n, c * m + d * o,
        e * k + f * n + p, e * m + f * o + q,
    )  # fmt: skip


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return (a, b, c, d, e, f)
