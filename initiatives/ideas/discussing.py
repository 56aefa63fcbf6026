"""Ideas are supported and commented on."""

from django.utils.translation import gettext_lazy as _

from initiatives.ideas.listing import voices_changed
from initiatives.ideas.models import Idea
from initiatives.ideas.permissions import may_manage
from portal.comments.commentables import Commentable

IDEAS = Commentable(
    name="idee",
    model=Idea,
    label=_("Ideas"),
    visible_to=lambda user: Idea.objects.visible_to(user).select_related("campaign", "municipality"),
    is_open=lambda idea: idea.is_discussed,
    takes_support=lambda idea: idea.takes_support,
    speaks_officially=may_manage,
    municipality_id=lambda idea: idea.municipality_id,
    author=lambda idea: idea.author,
    changed=voices_changed,
    order=10,
)
