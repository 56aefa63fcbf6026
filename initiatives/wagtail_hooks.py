"""What the showcase adds to the Wagtail admin."""

from wagtail import hooks

from initiatives.admin.bulk import ACTIONS
from initiatives.admin.lists import ShowcaseGroup

for action in ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_viewset")
def lists() -> ShowcaseGroup:
    return ShowcaseGroup()
