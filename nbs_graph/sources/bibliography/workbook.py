"""XLSX → rows, within bounds: a workbook is a zip of XML, and a few bytes of it can stand for gigabytes."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from nbs_graph.errors import CannotDo, NotConformingError
from nbs_graph.sources.bibliography.spreadsheet import COMMENT, Row, columns, read_rows, template_rows
from nbs_graph.sources.bibliography.work import Batch

MOST = 50_000_000
RATIO = 200
ROWS = 20_000
COLUMNS = 100
_PLAIN = 2_000_000
_PARTS = 1000


def read(raw: bytes, file: str) -> Batch:
    """The bytes of a workbook → the works of its first sheet.

    Raises:
        NotConformingError: not a workbook, or no column of titles.
        CannotDo: larger than is believed.
    """
    from openpyxl import load_workbook

    _check(raw, file)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        rows = list(_rows(book.worksheets[0])) if book.worksheets else []
    except Exception as error:  # openpyxl lets through whatever its parsers raise on a broken file
        raise NotConformingError(
            f"{file}: this is not an Excel workbook (.xlsx): {_brief(error)}. Save it again, or as CSV (UTF-8).",
            f"{file}：不是有效的 Excel 工作簿（.xlsx）：{_brief(error)}。请重新保存，或另存为 CSV（UTF-8）。",
        ) from error
    if len(rows) > ROWS:
        raise CannotDo(
            f"{file} has more than {ROWS} rows; split it.", f"{file} 超过 {ROWS} 行；请拆分后再导入。"
        )
    return read_rows(rows, file, "row")


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _check(raw: bytes, file: str) -> None:
    """Refuse what unpacks to too much; the sizes that a zip declares bound what Python unpacks of it."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NotConformingError(
            f"{file}: this is not an Excel workbook (.xlsx); save it as one, or as CSV (UTF-8).",
            f"{file}：不是 Excel 工作簿（.xlsx）；请另存为该格式或 CSV（UTF-8）。",
        ) from error
    size = sum(part.file_size for part in parts)
    if len(parts) > _PARTS or size > MOST or (size > _PLAIN and size > RATIO * len(raw)):
        raise CannotDo(
            f"{file} unpacks to more than {MOST // 10**6} MB, or to {RATIO} times its size; save the rows as CSV (UTF-8).",
            f"{file} 解压后超过 {MOST // 10**6} MB 或原文件的 {RATIO} 倍；请将其另存为 CSV（UTF-8）。",
        )


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    for number, cells in enumerate(sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS), 1):
        yield number, [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    """A cell as typed: a day that Excel made of `2023-08` shows by its format that it was a month."""
    value = cell.value
    if isinstance(value, datetime | date):
        format = str(cell.number_format).lower()
        return f"{value:%Y-%m-%d}" if "d" in format else f"{value:%Y-%m}" if "m" in format else f"{value:%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def template(language: str) -> bytes:
    """The table to fill in as a workbook: one sheet with headings and the example row, one that explains."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "条目" if language == "zh" else "Entries"
    for row in template_rows(language)[:2]:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number in range(1, len(columns()) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 24
    sheet.freeze_panes = "A2"
    explained = book.create_sheet("说明" if language == "zh" else "Explanation")
    for column in columns():
        explained.append([column.header[language], column.help[language]])
    explained.append(
        [f"{COMMENT} …", "以此开头的行不读取" if language == "zh" else "A row that begins so is not read"]
    )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
