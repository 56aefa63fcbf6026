"""Projects under /projekte/: starting one, and what others see of it."""

from django.urls import path

from workspace.projects.views import about, baton, inspecting, invitation, joining, starting, telling

app_name = "projects"
urlpatterns = [
    path("neu/", starting.begin, name="begin"),
    path("neu/<int:pk>/fertig/", starting.finish, name="finish"),
    path("neu/<int:pk>/loeschung/", starting.discard, name="discard"),
    path("neu/<int:pk>/<slug:name>/", starting.step, name="step"),
    path("einladung/<str:token>/", invitation.invitation, name="invitation"),
    path("staffelstab/<str:token>/", baton.baton, name="baton"),
    path("<slug:slug>/mitmachen/", joining.join, name="join"),
    path("<slug:slug>/mitmachen/zuruecknahme/", joining.take_back_request, name="take_back_request"),
    path("<slug:slug>/einblick/", inspecting.inspect, name="inspect"),
    path("<slug:slug>/einblick/ende/", inspecting.leave, name="end_inspection"),
    path("<slug:slug>/geschichte/", telling.tell_from_outside, name="tell"),
    path("<slug:slug>/", about.about, name="about"),
]
