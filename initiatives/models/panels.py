"""How the editors meet an initiative."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

what_panels = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("status"), FieldPanel("since")]),
            FieldPanel("wants_people"),
            FieldPanel("topics"),
        ],
        heading=_("What it is"),
    ),
    FieldPanel("body"),
]
where_panels = [
    MultiFieldPanel(
        [
            FieldPanel("municipality"),
            FieldPanel("place_name"),
            FieldPanel("address"),
            HelpPanel(template="initiatives/maps/pick_in_admin.html"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ],
        heading=_("Where"),
    ),
]
contact_panels = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_phone")]),
            FieldPanel("website"),
            InlinePanel("links", label=_("Link"), heading=_("Social media and other links"), max_num=8),
        ],
        heading=_("Contact"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("action_title"), FieldPanel("action_label")]),
            FieldPanel("action_text"),
            FieldRowPanel([FieldPanel("action_page"), FieldPanel("action_url")]),
        ],
        heading=_("Call to action"),
    ),
]
more_panels = [
    InlinePanel("impact_figures", label=_("Figure"), heading=_("Impact")),
    InlinePanel("pictures", label=_("Picture"), heading=_("Gallery"), max_num=24),
    InlinePanel("downloads", label=_("Download"), heading=_("Downloads"), max_num=20),
    InlinePanel("partners", label=_("Partner"), heading=_("Partners"), max_num=20),
    InlinePanel("related", label=_("Initiative"), heading=_("Related initiatives"), max_num=6),
]
