"""The pictures of an idea: stored anew without their data, in a collection of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Collection

from initiatives.ideas.models import Idea, IdeaPicture
from portal.base.models import PortalImage

MOST = 6
COLLECTION = "Ideen"


@dataclass(frozen=True)
class Pictures:
    """What a form says: new files (clean already), words by the pk of those that stay, pks of those that go."""

    added: Sequence[UploadedFile] = ()
    words: Mapping[int, str] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    rewritten: bool = False
    """Whether something else is said beside one that stays."""

    @property
    def change(self) -> bool:
        """Whether others see something that they have not seen before."""
        return bool(self.added) or self.rewritten


def store_pictures(idea: Idea, pictures: Pictures) -> None:
    remove_pictures(IdeaPicture.objects.filter(idea=idea, pk__in=pictures.removed))
    for picture in idea.pictures.filter(pk__in=list(pictures.words)):
        if picture.words != pictures.words[picture.pk]:
            picture.words = pictures.words[picture.pk]
            picture.save(update_fields=["words"])
    for file in pictures.added[: MOST - idea.pictures.count()]:
        title = _("Picture of the idea “%(title)s”") % {"title": idea.title}
        image = PortalImage(title=title[:255], file=file, collection=_collection(), uploaded_by_user=idea.author)
        image.save()
        IdeaPicture.objects.create(idea=idea, image=image)


def remove_pictures(rows: "QuerySet[IdeaPicture]") -> None:
    """With their files, unless they come from the editors' collections."""
    for picture in rows.select_related("image__collection"):
        picture.delete()
        if picture.image.collection.name == COLLECTION:
            picture.image.delete()


def _collection() -> Collection:
    """Apart from the editors' pictures, so that nobody takes one of these for their own page by mistake."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)
