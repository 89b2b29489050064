"""`nbs-graph validate --fix`: the change is shown, then written when the person says so."""

import sys
from pathlib import Path

from nbs_graph.cli import common
from nbs_graph.model import Diagnostic, Report
from nbs_graph.validation.fixes import diff, fixed


def mend(report: Report, tongue: str, *, without_asking: bool) -> bool:
    """Show what would be mended and write it when that is wished; whether anything was written.

    Raises:
        OSError: a file could not be written.
    """
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        if diagnostic.file is not None and Path(diagnostic.file).is_file():
            by_file.setdefault(diagnostic.file, []).append(diagnostic)
    mended: dict[Path, str] = {}
    for file, diagnostics in sorted(by_file.items()):
        try:
            before = Path(file).read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            continue  # nothing to be mended safely; the report says what is wrong
        after = fixed(before, diagnostics)
        if after != before:
            mended[Path(file)] = after
            sys.stderr.write(diff(file, before, after, colour=common.colours(sys.stderr)))
    if not mended:
        common.say("没有可自动修正的内容。" if tongue == "zh" else "Nothing can be mended safely.")
        return False
    if not (without_asking or _agreed(tongue)):
        return False
    for path, text in mended.items():
        path.write_bytes(text.encode())
    count = len(mended)
    common.say(f"已修正 {count} 个文件。" if tongue == "zh" else f"Mended {count} file{'s'[: count != 1]}.")
    return True


def _agreed(tongue: str) -> bool:
    """Whether the person says yes; where nobody can be asked, nothing is written."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        common.say(
            "未写入；加 --yes 即写入。" if tongue == "zh" else "Nothing was written; add --yes to write it."
        )
        return False
    sys.stderr.write("写入以上修改？[y/N] " if tongue == "zh" else "Write these changes? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")
