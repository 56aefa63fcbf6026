"""Files that pages offer, such as `/termine/kalender.ics`; Wagtail's own pattern has no room for a dot."""

from django.urls import re_path

from home.events.views import page_file

urlpatterns = [re_path(r"^(?P<path>(?:[\w\-]+/)+[\w\-]+\.(?:ics|atom))$", page_file, name="page_file")]
