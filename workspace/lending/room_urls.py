"""The room "Ausleihe", below the workspace of a project."""

from django.urls import path

from workspace.lending.views import inside

app_name = "lending"
urlpatterns = [
    path("", inside.index, name="list"),
    path("neu/", inside.create, name="create"),
    path("anfragen/", inside.requests, name="requests"),
    path("<int:pk>/", inside.detail, name="detail"),
    path("<int:pk>/bild/", inside.picture, name="picture"),
    path("<int:pk>/anfrage/", inside.ask, name="ask"),
    path("<int:pk>/bearbeitung/", inside.edit, name="edit"),
    path("<int:pk>/loeschung/", inside.delete, name="delete"),
    path("<int:pk>/zeiten/<int:loan_pk>/", inside.loan, name="loan"),
    path("<int:pk>/zeiten/<int:loan_pk>/entscheidung/", inside.decide, name="decide"),
    path("<int:pk>/zeiten/<int:loan_pk>/ruecknahme/", inside.withdraw, name="withdraw"),
    path("<int:pk>/zeiten/<int:loan_pk>/rueckgabe/", inside.give_back, name="give_back"),
]
