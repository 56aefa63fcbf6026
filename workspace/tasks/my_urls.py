"""What concerns one person's tasks in all projects."""

from django.urls import path

from workspace.tasks.views import calendar

app_name = "my_tasks"
urlpatterns = [
    path("konto/aufgaben/", calendar.my_tasks, name="list"),
    path("konto/aufgaben/adresse/", calendar.renew, name="renew"),
    path("arbeitsbereich/aufgaben.ics", calendar.calendar, name="calendar"),
]
