"""Reporting, and what was decided about one's own contributions."""

from django.urls import path

from portal.moderation.views import decisions, own_report, reporting

app_name = "moderation"
urlpatterns = [
    path("melden/<slug:kind_name>/<int:pk>/", reporting.report, name="report"),
    path("meldungen/<str:token>/", own_report.report, name="own_report"),
    path("konto/entscheidungen/", decisions.my_decisions, name="my_decisions"),
    path("konto/entscheidungen/<int:pk>/", decisions.decision, name="decision"),
]
