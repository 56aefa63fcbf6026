"""Posts can be followed, and muted."""

from django.utils.translation import gettext_lazy as _

from portal.activity.followables import Followable
from workspace.posts.models import Post

FOLLOWED = Followable(
    name="beitrag",
    label=_("News of projects"),
    icon="newspaper",
    model=Post,
    visible_to=Post.objects.visible_to,
    order=43,
)
