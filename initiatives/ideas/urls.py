"""Ideas under /ideen/, and the person's own under /konto/."""

from django.urls import path

from initiatives.ideas.views import account, detail, helping, life, lists, writing

app_name = "ideas"
urlpatterns = [
    path("ideen/", lists.index, name="list"),
    path("ideen/feed.atom/", lists.feed, name="feed"),
    path("ideen/liste.csv/", lists.table, name="table"),
    path("ideen/karte.geojson/", lists.points, name="points"),
    path("ideen/aehnliche/", lists.alike, name="alike"),
    path("ideen/neu/", writing.create, name="create"),
    path("ideen/aufgehoben/", writing.kept, name="kept"),
    path("ideen/<int:pk>/", detail.detail, name="detail"),
    path("ideen/<int:pk>/bearbeitung/", writing.edit, name="edit"),
    path("ideen/<int:pk>/einreichung/", writing.submit, name="submit"),
    path("ideen/<int:pk>/loeschung/", writing.delete, name="delete"),
    path("ideen/<int:pk>/rueckzug/", life.withdraw, name="withdraw"),
    path("ideen/<int:pk>/hilfe/", helping.offer_help, name="help"),
    path("ideen/<int:pk>/projekt/aufgabe/", helping.give_up, name="give_up"),
    path("ideen/<int:pk>/projekt/antwort/", helping.reply, name="reply"),
    path("ideen/<int:pk>/stand/", life.change, name="change"),
    path("ideen/<int:pk>/zustaendigkeit/", life.assign, name="assign"),
    path("ideen/<int:pk>/ruecknahme/", life.undo, name="undo"),
    path("ideen/<int:pk>/auszeichnung/", life.distinguish, name="distinguish"),
    path("ideen/<int:pk>/zusammenfuehrung/", life.merge, name="merge"),
    path("ideen/<int:pk>/trennung/", life.unmerge, name="unmerge"),
    path("konto/ideen/", account.my_ideas, name="my_ideas"),
]
