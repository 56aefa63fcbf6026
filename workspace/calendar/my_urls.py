"""What concerns one person's dates in all projects."""

from django.urls import path

from workspace.calendar.ical.views import feeds, links
from workspace.calendar.views import mine

app_name = "my_calendar"
urlpatterns = [
    path("konto/kalender/", mine.my_calendar, name="list"),
    path("konto/kalender/abonnement/", links.mine, name="links"),
    path("konto/kalender/abonnement/adresse/", links.change_mine, name="change_link"),
    path("konto/kalender/<str:token>.ics", feeds.feed, name="feed"),
]
