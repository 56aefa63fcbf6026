"""The room "Neuigkeiten": its place in the workspace, what it says on the home, the words of its happenings."""

from operator import attrgetter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.base import link_cards
from workspace.posts import panels
from workspace.posts.models import Post
from workspace.posts.querysets import KEY
from workspace.projects import happenings, rooms
from workspace.projects.room_cards import of_room


def register() -> None:
    rooms.register(
        rooms.Room(
            KEY,
            pgettext_lazy("room of a project", "News"),
            "newspaper",
            "workspace:posts:list",
            20,
            panels=(rooms.Panel("workspace/posts/panel.html", panels.news, order=15),),
            url_of=panels.address_of,
        )
    )
    happenings.register(
        happenings.Kind("post_added", _("%(name)s has written: “%(title)s”")),
        happenings.Kind("post_published", _("%(name)s has made public: “%(title)s”")),
    )

    label = pgettext_lazy("room of a project", "News")
    heading = attrgetter("heading")
    inside = of_room(KEY, Post.objects.standing, label=label, icon="newspaper", title=heading)
    outside = link_cards.by_number(
        lambda user: Post.objects.public_to(user).select_related("project"),
        label=label,
        icon="newspaper",
        title=heading,
        url=attrgetter("public_url"),
    )
    link_cards.register("workspace:posts:detail", inside)
    link_cards.register("posts:detail", outside)
