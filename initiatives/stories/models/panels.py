"""How the editors meet a story."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

story_panels = [
    MultiFieldPanel(
        [
            FieldPanel("initiative"),
            FieldPanel("topics"),
            FieldPanel("municipality"),
            FieldPanel("place_name"),
            HelpPanel(template="initiatives/maps/pick_in_admin.html"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ],
        heading=_("What and where"),
    ),
    FieldPanel("problem"),
    FieldPanel("deeds"),
    FieldPanel("outcome"),
]
facts_panels = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("duration_months"), FieldPanel("hours")]),
            FieldRowPanel([FieldPanel("people_from"), FieldPanel("people_to")]),
            FieldRowPanel([FieldPanel("cost_from"), FieldPanel("cost_to")]),
        ],
        heading=_("Facts"),
        help_text=_("People look for stories by these: leave empty what you do not know, do not guess wildly."),
    ),
    InlinePanel("fundings", label=_("Funding"), heading=_("Funding"), max_num=12),
    InlinePanel(
        "permits",
        label=_("Permit"),
        heading=_("Permits"),
        help_text=_("Without a row the story counts as one that needed no permit."),
        max_num=12,
    ),
    InlinePanel("partners", label=_("Partner"), heading=_("Partners"), max_num=20),
    InlinePanel("pitfalls", label=_("Pitfall"), heading=_("Pitfalls"), max_num=12),
    InlinePanel("impact_figures", label=_("Figure"), heading=_("Impact")),
]
copy_panels = [
    InlinePanel(
        "steps",
        label=_("Step"),
        heading=_("Steps to copy"),
        help_text=_("In the order in which the next group should take them."),
        max_num=20,
    ),
    InlinePanel(
        "text_templates",
        label=_("Text template"),
        heading=_("Text templates"),
        help_text=_("Who starts a project after this story finds them in its workspace, and on this page to read."),
        max_num=12,
    ),
    InlinePanel(
        "folders",
        label=_("Folder"),
        heading=_("Folders for files"),
        help_text=_("Who starts a project after this story finds them, still empty, among its documents."),
        max_num=20,
    ),
    InlinePanel(
        "polls",
        label=_("Poll"),
        heading=_("First polls"),
        help_text=_("Who starts a project after this story finds them in its workspace, open and without votes."),
        max_num=5,
    ),
    InlinePanel("comparisons", label=_("Pair of pictures"), heading=_("Before and after"), max_num=6),
    InlinePanel("downloads", label=_("Download"), heading=_("Downloads"), max_num=20),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_phone")])],
        heading=_("Who to ask"),
    ),
]
