"""The desk's addresses below the admin's."""

from django.urls import path

from portal.moderation.admin import views

app_name = "desk"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.case, name="case"),
    path("sperren/<int:pk>/aufhebung/", views.unblock, name="unblock"),
    path("entscheidungen/<int:pk>/ruecknahme/", views.take_back, name="take_back"),
]
