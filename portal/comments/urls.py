"""Supporting and commenting, for whatever kind of thing."""

from django.urls import path

from portal.comments.views import comments, supporting

app_name = "comments"
urlpatterns = [
    path("unterstuetzung/<slug:kind_name>/<int:pk>/", supporting.support, name="support"),
    path("kommentare/<slug:kind_name>/<int:pk>/", comments.write, name="write"),
    path("kommentare/<slug:kind_name>/<int:pk>/schluss/", comments.close, name="close"),
    path("kommentare/<int:pk>/", comments.permalink, name="permalink"),
    path("kommentare/<int:pk>/bearbeitung/", comments.edit, name="edit"),
    path("kommentare/<int:pk>/loeschung/", comments.delete, name="delete"),
    path("kommentare/<int:pk>/fassungen/", comments.versions, name="versions"),
]
