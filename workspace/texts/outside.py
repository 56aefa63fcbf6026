"""What of a text is for everybody, when it is published."""

import re

from workspace.projects.models import Project
from workspace.texts.document.tree import Mark, Node, node
from workspace.texts.pictures import drawn_pictures_of

INTO_WORKSPACES = re.compile(r"/(?:[a-z]{2}/)?arbeitsbereich/")
"""Others would stand before a closed door; and which tasks there are is nobody else's business."""


def for_everybody(root: Node, project: Project) -> tuple[Node, int]:
    """Links into a workspace are only their words; pictures that are not on the public page are left out, and counted:
    an address in a text can lead anywhere."""
    addresses = {pk: url for pk, (_image, url) in drawn_pictures_of(project).items()}
    left_out = 0

    def shown(each: Node) -> Node | None:
        nonlocal left_out
        if each.kind == "text":
            return _without_inner_link(each)
        if each.kind != "image":
            return each.with_children(child for old in each.children if (child := shown(old)) is not None)
        address = addresses.get(each.words("picture"))
        if address is None:
            left_out += 1
            return None
        return node("image", **{**dict(each.attributes), "src": address})

    made = shown(root)
    return made or root, left_out


def _without_inner_link(each: Node) -> Node:
    if not INTO_WORKSPACES.match(each.href):
        return each
    marks: tuple[Mark, ...] = tuple(mark for mark in each.marks if mark.name != "link")
    return Node("text", text=each.text, marks=marks)
