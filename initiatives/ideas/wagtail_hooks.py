"""What this app adds to the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from initiatives.ideas.admin import IdeaAdmin
from initiatives.ideas.services.pictures import COLLECTION
from initiatives.ideas.waiting import ideas_to_answer
from portal.regions.admin.dashboard import also_waits


@hooks.register("construct_image_chooser_queryset")
def without_pictures_of_ideas(images: Any, request: HttpRequest) -> Any:  # Any: Wagtail's queryset of images
    """They belong to citizens, some of them to drafts that nobody else has seen: no page takes them."""
    return images.exclude(collection__name=COLLECTION)


modeladmin_register(IdeaAdmin)
also_waits(ideas_to_answer)
