"""Views that take a POST alone show no page: whoever reloads it, or comes back to it, would find nothing there."""

import ast
from pathlib import Path

ROOMS = ("home", "initiatives", "portal", "search", "workspace")
POST_ALONE = {"button", "saying", "marking", "button_of_account", "button_of_room", "require_POST"}
SHOWS = {"render", "show", "_show", "_form", "_again", "_rejected"}
PARTS = {"workspace/discussions/views/replies.py: react"}
"""A piece of a page, for htmx."""


def test_what_takes_a_post_alone_shows_no_page():
    files = [each for room in ROOMS for each in sorted(Path(room).rglob("*.py"))]

    found = {f"{path}: {view.name}" for path in files for view in _views(ast.parse(path.read_text()))}

    assert found == PARTS


def _views(module):
    for each in module.body:
        if isinstance(each, ast.FunctionDef) and POST_ALONE & {_name(one) for one in each.decorator_list}:
            called = [node.value for node in ast.walk(each) if isinstance(node, ast.Return)]
            if SHOWS & {_name(one) for one in called if isinstance(one, ast.Call)}:
                yield each


def _name(node):
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
