"""What the ground floor does in the background."""

from django_tasks import task
from wagtail.images import get_image_model

from portal.base.pictures import draw_now


@task()
def draw_picture(image_id: int, variant: str) -> None:
    """Draws a picture in all sizes of a variant; a picture deleted meanwhile needs none."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is not None:
        draw_now(image, variant)
