"""Tables of initiatives for spreadsheets: what an import takes back as it is."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils import formats
from django.utils.translation import gettext as _

from initiatives.exchange.columns import COLUMNS, INFORMATION
from initiatives.exchange.models import ExternalId
from initiatives.exchange.reading import STARTS_A_FORMULA
from initiatives.exchange.values import Cell, cells_of
from initiatives.exchange.words import Words
from initiatives.models import InitiativePage

AT_ONCE = 500
ALL = [*COLUMNS, *INFORMATION]
Cells = dict[str, Cell]


def rows_of(pks: Sequence[int]) -> Iterator[Cells]:
    """In this order, in portions, so that memory does not grow with their number."""
    words = Words.now()
    places, topics = words.word_for_municipality(), words.word_for_topic()
    for start in range(0, len(pks), AT_ONCE):
        portion = pks[start : start + AT_ONCE]
        found = InitiativePage.objects.filter(pk__in=portion).select_related("locale", "content_type")
        pages = {page.pk: page for page in found.prefetch_related("topics").annotate_approved_schedule()}
        external = dict(ExternalId.objects.filter(page__in=portion).values_list("page", "value"))
        for pk in portion:
            if pk in pages:
                yield cells_of(pages[pk], external_id=external.get(pk, ""), places=places, topics=topics)


def write_csv(rows: Iterable[Cells]) -> IO[bytes]:
    """UTF-8 with its mark, semicolons and decimal commas as German spreadsheets expect them, no cell a formula."""
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115  # whoever asked closes it
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";")
    writer.writerow([str(column.label) for column in ALL])
    for row in rows:
        writer.writerow([_text(row.get(column.name)) for column in ALL])
    text.flush()
    text.detach()
    file.seek(0)
    return file


def write_xlsx(rows: Iterable[Cells], *, help_sheet: str = "") -> IO[bytes]:
    """Numbers and dates as such; with a sheet that says what each column holds, where it has a name."""
    from openpyxl import Workbook  # noqa: PLC0415  # 6 MB, which few need

    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(_("Initiatives")))
    sheet.append([str(column.label) for column in ALL if not help_sheet or column in COLUMNS])
    for row in rows:
        sheet.append([_cell(sheet, row.get(column.name)) for column in ALL])
    if help_sheet:
        explained = book.create_sheet(help_sheet)
        for column in COLUMNS:
            explained.append([str(column.label), str(column.help)])
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115  # whoever asked closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet: Any, value: Cell) -> Any:  # Any: openpyxl's own
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  # as above

    cell = WriteOnlyCell(sheet, value)
    if cell.data_type == "f":  # a text that begins like a formula stays a text
        cell.data_type = "s"
    return cell


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.6f}".replace(".", str(formats.get_format("DECIMAL_SEPARATOR")))
    return f"'{value}" if value.lstrip("' ").startswith(STARTS_A_FORMULA) else value
