"""What municipalities lend under /ausleihe/, and what one borrows under /konto/."""

from django.urls import path

from workspace.lending.views import outside

app_name = "lending"
urlpatterns = [
    path("ausleihe/", outside.index, name="list"),
    path("ausleihe/neu/", outside.create, name="create"),
    path("ausleihe/anfragen/", outside.requests, name="requests"),
    path("ausleihe/<int:pk>/", outside.detail, name="detail"),
    path("ausleihe/<int:pk>/bild/", outside.picture, name="picture"),
    path("ausleihe/<int:pk>/anfrage/", outside.ask, name="ask"),
    path("ausleihe/<int:pk>/bearbeitung/", outside.edit, name="edit"),
    path("ausleihe/<int:pk>/loeschung/", outside.delete, name="delete"),
    path("ausleihe/<int:pk>/zeiten/<int:loan_pk>/", outside.loan, name="loan"),
    path("ausleihe/<int:pk>/zeiten/<int:loan_pk>/entscheidung/", outside.decide, name="decide"),
    path("ausleihe/<int:pk>/zeiten/<int:loan_pk>/ruecknahme/", outside.withdraw, name="withdraw"),
    path("ausleihe/<int:pk>/zeiten/<int:loan_pk>/rueckgabe/", outside.give_back, name="give_back"),
    path("konto/ausleihe/", outside.mine, name="mine"),
]
