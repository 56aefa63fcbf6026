"""What a page of the list shows, as its address says it: in a number of queries that does not grow with the files."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy, pgettext_lazy

from portal.base.leafing import Beginning, Rows
from portal.base.numbers import row_number
from portal.base.prepared import prepared
from workspace.documents.models import Document, Folder, Tag
from workspace.documents.querysets import DocumentQuerySet, FolderQuerySet
from workspace.documents.showing import small_pictures
from workspace.projects.models import Project

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS_A_PAGE = 100
LONGEST_SEARCH = 100
MOST_TAGS = 40
GALLERY = "galerie"
NEWEST, LARGEST = "neu", "gross"
ORDERS: "dict[str, StrOrPromise]" = {
    "": pgettext_lazy("order of files", "Name"),
    NEWEST: pgettext_lazy("order of files", "Newest"),
    LARGEST: pgettext_lazy("order of files", "Largest"),
}
VIEWS: "dict[str, tuple[StrOrPromise, str]]" = {
    "": (pgettext_lazy("view of files", "List"), "list-ul"),
    GALLERY: (gettext_lazy("Gallery"), "grid"),
}


@dataclass(frozen=True)
class Row:
    """A folder, with how much lies in it, or a file."""

    folder: Folder | None = None
    document: Document | None = None
    folders: int = 0
    files: int = 0
    picture: str = ""
    """The address of a small one, for the gallery."""
    tags: Sequence[str] = ()


@dataclass(frozen=True)
class Choice:
    label: "StrOrPromise"
    query: str
    is_chosen: bool
    icon: str = ""


@dataclass(frozen=True)
class TagChoice:
    name: str
    number: int
    url: str
    is_chosen: bool


class Contents(Sequence[Row]):
    """Folders, then files, as one list that is read page by page."""

    def __init__(self, folders: Rows[Folder], documents: Rows[Document], *, with_pictures: bool) -> None:
        self._folders, self._documents, self._with_pictures = folders, documents, with_pictures
        self.folders_number, self.files_number = folders.count(), documents.count()

    def __len__(self) -> int:
        return self.folders_number + self.files_number

    @overload
    def __getitem__(self, wanted: int) -> Row: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[Row]: ...
    def __getitem__(self, wanted: int | slice) -> Row | list[Row]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        start, stop, _step = wanted.indices(len(self))
        above = self.folders_number
        folders = list(self._folders[start:stop]) if start < above else []
        documents = list(self._documents[max(start - above, 0) : stop - above]) if stop > above else []
        pictures = small_pictures(documents) if self._with_pictures else {}
        tags = _names_of_tags(documents)
        files = (Row(document=each, picture=pictures.get(each.pk, ""), tags=tags[each.pk]) for each in documents)
        return [*_with_numbers(folders), *files]


class Listing:
    """One folder; with words or a tag all of the project. What the address says wrongly is left out."""

    def __init__(self, query: QueryDict, project: Project, folder: Folder | None = None) -> None:
        self.project, self.folder = project, folder
        self.words = " ".join(query.get("q", "")[:LONGEST_SEARCH].split())
        self.order = order if (order := query.get("folge", "")) in ORDERS else ""
        self.is_gallery = query.get("ansicht") == GALLERY
        tag = row_number(query.get("schlagwort", ""))
        self.tag = project.document_tags.filter(pk=tag).first() if tag else None
        self.contents = Contents(*self._rows(), with_pictures=self.is_gallery)
        self.folders_number, self.files_number = self.contents.folders_number, self.contents.files_number

    @property
    def is_found(self) -> bool:
        return bool(self.words or self.tag)

    @property
    def address(self) -> str:
        """Without words and tag."""
        return f"{self._path}{f'?ansicht={GALLERY}' if self.is_gallery else ''}"

    @property
    def query(self) -> str:
        """Of this list, but its page."""
        return self._query()

    @property
    def look(self) -> str:
        """Order and view, which stay on the way into a folder."""
        return self._query(q="", schlagwort="")

    @property
    def orders(self) -> list[Choice]:
        return [Choice(label, self._query(folge=key), key == self.order) for key, label in ORDERS.items()]

    @property
    def views(self) -> list[Choice]:
        now = GALLERY if self.is_gallery else ""
        return [Choice(label, self._query(ansicht=key), key == now, icon) for key, (label, icon) in VIEWS.items()]

    def page(self, asked: str | None) -> Page[Row]:
        return Paginator(self.contents, ROWS_A_PAGE).get_page(asked)

    def tags(self) -> list[TagChoice]:
        """Those that most files have, by their names; the chosen one leads back to all."""
        most: list[Any] = sorted(_tags(self.project.pk), key=lambda tag: tag.folded)  # Any: with their numbers
        top = reverse("workspace:documents:list", args=[self.project.slug])
        return [TagChoice(tag.name, tag.number, f"{top}?{self._tag_query(tag)}", tag == self.tag) for tag in most]

    @property
    def _path(self) -> str:
        if self.folder is not None:
            return reverse("workspace:documents:folder", args=[self.project.slug, self.folder.pk])
        return reverse("workspace:documents:list", args=[self.project.slug])

    def _tag_query(self, tag: Tag) -> str:
        """Over all folders, so it starts from the top."""
        return self._query(schlagwort="" if tag == self.tag else str(tag.pk))

    def _query(self, **changed: str) -> str:
        now = {
            "q": self.words,
            "schlagwort": str(self.tag.pk) if self.tag else "",
            "folge": self.order,
            "ansicht": GALLERY if self.is_gallery else "",
        }
        return urlencode({key: value for key, value in {**now, **changed}.items() if value})

    def _rows(self) -> tuple[Rows[Folder], Rows[Document]]:
        if self.is_found or self.order:
            return self._folders(), self._documents()
        place = (self.project.pk,) if self.folder is None else (self.project.pk, self.folder.pk)
        folders, documents = _first_folders(*place), _first_documents(*place)
        things: list[Any] = [*folders, *documents]  # Any: a folder or a file
        for each in things:
            each.project = self.project
        return Beginning(folders, ROWS_A_PAGE, self._folders), Beginning(documents, ROWS_A_PAGE, self._documents)

    def _folders(self) -> FolderQuerySet:
        folders: FolderQuerySet = self.project.folders.kept().in_order()
        if self.tag:
            return folders.none()
        return folders.matching(self.words) if self.words else folders.inside(self.folder)

    def _documents(self) -> DocumentQuerySet:
        documents: DocumentQuerySet = self.project.documents.kept()
        if self.tag:
            documents = documents.filter(tags=self.tag)
        if self.words:
            documents = documents.matching(self.words)
        documents = documents.select_related("folder") if self.is_found else documents.inside(self.folder)
        if self.order == NEWEST:
            return documents.newest_first().with_files()
        return (documents.largest_first() if self.order == LARGEST else documents.in_order()).with_files()


def _with_numbers(folders: list[Folder]) -> list[Row]:
    """Two queries for all of them."""
    if not folders:
        return []
    pks = [folder.pk for folder in folders]
    inside, counted = Counter(_above_folders(pks)), dict(_files_in(pks))
    return [Row(folder=each, folders=inside[each.pk], files=counted.get(each.pk, 0)) for each in folders]


def _names_of_tags(documents: list[Document]) -> dict[int, list[str]]:
    """Of each file; one query for all of them."""
    names: dict[int, list[str]] = defaultdict(list)
    for document, name in _tags_on([document.pk for document in documents]):
        names[document].append(name)
    return names


@prepared
def _first_folders(project: int, *above: int) -> "QuerySet[Folder]":
    """In the folder with this key, or on top."""
    rows = Folder.objects.filter(project=project, **_inside("parent", above))
    return rows.kept().in_order()[: ROWS_A_PAGE + 1]


@prepared
def _first_documents(project: int, *folder: int) -> "QuerySet[Document]":
    """As of folders."""
    rows = Document.objects.filter(project=project, **_inside("folder", folder))
    return rows.kept().in_order().with_files()[: ROWS_A_PAGE + 1]


def _inside(field: str, keys: Sequence[int]) -> dict[str, Any]:  # Any: look-ups
    return {field: keys[0]} if keys else {f"{field}__isnull": True}


@prepared
def _above_folders(pks: Sequence[int]) -> "QuerySet[Folder, int | None]":
    """Of each folder that lies in one of these, in which."""
    return Folder.objects.kept().filter(parent__in=pks).order_by().values_list("parent", flat=True)


@prepared
def _files_in(pks: Sequence[int]) -> "QuerySet[Document, tuple[int, int]]":
    return Document.objects.kept().filter(folder__in=pks).order_by().values_list("folder").annotate(Count("pk"))


@prepared
def _tags_on(documents: Sequence[int]) -> "QuerySet[Any, tuple[int, str]]":  # Any: the table between
    rows = Document.tags.through.objects.filter(document__in=documents)
    return rows.order_by("tag__folded", "tag").values_list("document", "tag__name")


@prepared
def _tags(project: int) -> "QuerySet[Tag]":
    live = Count("documents", filter=Q(documents__deleted_at__isnull=True))
    rows = Tag.objects.filter(project=project).annotate(number=live).filter(number__gt=0)
    return rows.order_by("-number", "folded")[:MOST_TAGS]
