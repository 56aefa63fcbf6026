"""What is said about stories; the stories themselves are pages."""

from django.urls import path

from initiatives.stories.views import account, copying, links

app_name = "stories"
urlpatterns = [
    path("nachmachen/gesendet/", copying.sent, name="sent"),
    path("nachmachen/bestaetigung/<str:token>/", links.confirm, name="confirm"),
    path("nachmachen/eigenes/<str:token>/", links.own_copy, name="own_copy"),
    path("konto/nachgemacht/", account.my_copies, name="my_copies"),
    path("konto/nachgemacht/<int:pk>/ruecknahme/", account.undo, name="undo"),
]
