"""The people behind it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.base.blocks import examples
from portal.base.blocks.links import LinkBlock
from portal.base.blocks.pictures import PersonPictureBlock


class PersonBlock(LinkBlock):
    picture = PersonPictureBlock(label=_("Picture"), required=False)
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=160)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    phone = blocks.RegexBlock(
        label=_("Phone"),
        required=False,
        regex=r"^\+?[0-9 ()/–-]{3,40}$",
        error_messages={"invalid": _("Write digits and spaces, for example 0431 123 456.")},
    )

    class Meta:
        icon = "user"
        label = _("Person")
        form_layout = ["picture", "name", "role", "email", "phone", "page", "url"]


class PeopleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    people = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1, max_num=40)

    class Meta:
        icon = "group"
        label = _("People")
        group = _("Figures and people")
        template = "blocks/people.html"
        description = _("Faces, names, roles and how to reach them.")
        preview_value = staticmethod(examples.people)
