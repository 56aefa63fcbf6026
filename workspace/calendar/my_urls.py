"""What concerns one person's dates in all projects."""

from django.urls import path

from workspace.calendar.views import mine

app_name = "my_calendar"
urlpatterns = [path("konto/kalender/", mine.my_calendar, name="list")]
