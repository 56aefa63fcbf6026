"""The public pages of people, under /personen/."""

from django.urls import path

from portal.accounts import views

app_name = "people"
urlpatterns = [path("<uuid:public_id>/", views.person, name="detail")]
