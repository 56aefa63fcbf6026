"""Calls and offers under /mitmachen/, and the person's own under /konto/."""

from django.urls import path

from initiatives.calls.views import account, deciding, detail, links, lists, writing

app_name = "calls"
urlpatterns = [
    path("mitmachen/", lists.index, name="list"),
    path("mitmachen/neu/", writing.create, name="create"),
    path("mitmachen/anbieten/", writing.offer, name="offer"),
    path("mitmachen/gesendet/", detail.sent, name="sent"),
    path("mitmachen/bestaetigung/<str:token>/", links.confirm, name="confirm"),
    path("mitmachen/antwort/<str:token>/", links.own_answer, name="own_answer"),
    path("mitmachen/verlaengerung/<str:token>/", links.still_needed, name="still_needed"),
    path("mitmachen/<int:pk>/", detail.detail, name="detail"),
    path("mitmachen/<int:pk>/antwort/", detail.answer, name="answer"),
    path("mitmachen/<int:pk>/bearbeitung/", writing.edit, name="edit"),
    path("mitmachen/<int:pk>/stand/", deciding.change, name="change"),
    path("mitmachen/<int:pk>/antworten/", deciding.answers, name="answers"),
    path("mitmachen/<int:pk>/antworten/<int:answer_pk>/", deciding.decide, name="decide"),
    path("konto/zusagen/", account.my_answers, name="my_answers"),
    path("konto/zusagen/<int:pk>/rueckzug/", account.withdraw, name="withdraw"),
    path("konto/gesuche/", account.my_calls, name="my_calls"),
]
