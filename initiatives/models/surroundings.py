"""What an initiative's page shows besides its own words, in a number of queries that does not grow."""

from typing import TYPE_CHECKING, Any

from initiatives.directory.layers import layer
from initiatives.directory.related import related_lists
from initiatives.directory.similar import Likeness
from portal.base.pictures import prefetch_pictures
from portal.base.seo import ancestors_of

if TYPE_CHECKING:
    from initiatives.models.page import InitiativePage

SIMILAR = 3


def surroundings_of(page: "InitiativePage") -> dict[str, Any]:  # Any: a template's context
    """The parts with their pictures; the chosen related initiatives, and similar ones that were not chosen."""
    partners = list(page.partners.select_related("logo"))
    pictures = list(page.pictures.select_related("picture"))
    prefetch_pictures([partner.logo for partner in partners], "logo")
    prefetch_pictures([each.picture for each in pictures], "card")
    translations = type(page).objects.filter(translation_key=page.translation_key).values_list("pk", flat=True)
    chosen = [each.initiative_id for each in page.related.all()]
    found = layer("initiativen").cards(chosen)
    likeness = Likeness(
        topic_ids=[topic.pk for topic in page.topics.all()],
        point=page.point,
        without=[*translations, *chosen],
        without_status=[page.Status.FINISHED],
    )
    return {
        "partners": partners,
        "pictures": pictures,
        "downloads": page.downloads.select_related("document"),
        "related_lists": related_lists(list(translations)),
        "related": [found[pk] for pk in chosen if pk in found],
        "similar": likeness.on("initiativen", limit=SIMILAR),
        "directory": ancestors_of(page)[-1] if page.pk else None,
    }
