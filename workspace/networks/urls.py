"""Networks under /netzwerke/: what everybody sees of them, and what their admins do."""

from django.urls import path

from workspace.networks.views import founding, joining, managing, people, projects, public

app_name = "networks"
urlpatterns = [
    path("", public.index, name="list"),
    path("neu/", founding.create, name="create"),
    path("<slug:slug>/", public.detail, name="detail"),
    path("<slug:slug>/termine/", public.dates, name="dates"),
    path("<slug:slug>/kalender.ics", public.calendar, name="calendar"),
    path("<slug:slug>/neues/", public.news, name="news"),
    path("<slug:slug>/feed.atom", public.feed, name="feed"),
    path("<slug:slug>/beitritt/", joining.join, name="join"),
    path("<slug:slug>/bearbeitung/", managing.edit, name="edit"),
    path("<slug:slug>/schliessung/", managing.close, name="close"),
    path("<slug:slug>/oeffnung/", managing.reopen, name="reopen"),
    path("<slug:slug>/projekte/", projects.projects, name="projects"),
    path("<slug:slug>/projekte/<int:pk>/einladung/", projects.invite, name="invite"),
    path("<slug:slug>/projekte/<int:pk>/antwort/", projects.decide, name="decide"),
    path("<slug:slug>/projekte/<int:pk>/ende/", projects.end, name="end"),
    path("<slug:slug>/menschen/", people.people, name="people"),
    path("<slug:slug>/menschen/<int:pk>/", people.add, name="add_admin"),
    path("<slug:slug>/menschen/austritt/", people.leave, name="leave"),
]
