"""The pictures of a post: written anew without their data, in two sizes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from portal.base.uploads import clean_picture
from workspace.posts.models import Post, PostPicture

MOST = 6
SMALL_SIDE = 720
LONGEST_SIDE = 1800


@dataclass(frozen=True)
class NewPicture:
    file: UploadedFile
    """Clean already: see `portal.base.picture_field`."""
    words: str


@dataclass(frozen=True)
class Pictures:
    """What a form says: new ones, words by the pk of those that stay, pks of those that go."""

    added: Sequence[NewPicture] = ()
    words: Mapping[int, str] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()


def store_pictures(post: Post, pictures: Pictures) -> bool:
    """Gives whether anything has changed."""
    changed = False
    for picture in post.pictures.all():
        said = pictures.words.get(picture.pk, picture.words)
        if picture.pk in pictures.removed:
            picture.delete()
        elif said != picture.words:
            picture.words = said
            picture.save(update_fields=["words"])
        else:
            continue
        changed = True
    for new in pictures.added[: MOST - post.pictures.count()]:
        _store(post, new)
        changed = True
    return changed


def _store(post: Post, new: NewPicture) -> PostPicture:
    small = clean_picture(new.file, max_side=SMALL_SIDE, save_as="webp")
    (width, height), (small_width, _height) = _size_of(new.file), _size_of(small)
    return PostPicture.objects.create(
        post=post,
        file=new.file,
        small=small,
        width=width,
        height=height,
        small_width=small_width,
        words=new.words,
    )


def _size_of(file: UploadedFile) -> tuple[int, int]:
    file.seek(0)
    with Image.open(file) as picture:
        size = picture.size
    file.seek(0)
    return size
