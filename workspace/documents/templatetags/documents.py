"""What the templates of the room need."""

from django import template

from workspace.documents.looks import Look, look_of

register = template.Library()


@register.filter
def kind_of_file(media_type: str, name: str) -> Look:
    return look_of(media_type, name)
