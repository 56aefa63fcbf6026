"""How the editors meet an event."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

when_panels = [
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("start"), FieldPanel("end")]), FieldPanel("all_day")],
        heading=_("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("frequency"),
            FieldPanel("interval"),
            FieldPanel("weekdays"),
            FieldRowPanel([FieldPanel("until"), FieldPanel("count")]),
            FieldRowPanel([FieldPanel("exceptions"), FieldPanel("extra_dates")]),
        ],
        heading=_("Recurrence"),
    ),
    MultiFieldPanel([FieldPanel("cancelled"), FieldPanel("cancellation_note")], heading=_("Cancellation")),
]
where_panels = [
    MultiFieldPanel(
        [
            FieldPanel("municipality"),
            FieldPanel("place_name"),
            FieldPanel("address"),
            HelpPanel(template="initiatives/maps/pick_in_admin.html"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("online_url"),
        ],
        heading=_("Where"),
    ),
    MultiFieldPanel([FieldPanel("accessibility"), FieldPanel("accessibility_note")], heading=_("Accessibility")),
]
about_panels = [
    MultiFieldPanel(
        [
            FieldPanel("initiative"),
            FieldPanel("organiser"),
            FieldPanel("is_free"),
            FieldPanel("cost"),
            FieldPanel("registration_url"),
        ],
        heading=_("Taking part"),
    ),
    FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
    FieldPanel("body"),
]
