"""The picture of a network, in a collection of its own."""

from django.core.files.uploadedfile import UploadedFile
from wagtail.models import Collection

from portal.accounts.models import User
from portal.base.models import PortalImage
from workspace.networks.models import Network

COLLECTION = "Netzwerke"


def store_picture(network: Network, *, file: UploadedFile, words: str, actor: User) -> PortalImage:
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)
    image = PortalImage(
        title=network.name[:255],
        file=file,
        description=words.strip()[:255],
        collection=collection,
        uploaded_by_user=actor,
    )
    image.save()
    return image


def remove_picture(picture: PortalImage | None) -> None:
    """With its files, unless it comes from the editors' collections."""
    if picture is not None and picture.collection.name == COLLECTION:
        picture.delete()
