"""The room "Aufgaben", below the workspace of a project."""

from django.urls import path

from workspace.tasks.views import groups, lists, parts, tasks

app_name = "tasks"
urlpatterns = [
    path("", lists.index, name="list"),
    path("schnell/", lists.quick_add, name="quick_add"),
    path("neu/", tasks.create, name="create"),
    path("ordnung/", groups.index, name="groups"),
    path("listen/", groups.add_list, name="add_list"),
    path("listen/<int:list_pk>/", groups.edit_list, name="edit_list"),
    path("listen/<int:list_pk>/platz/", groups.move_list, name="move_list"),
    path("etiketten/", groups.add_label, name="add_label"),
    path("etiketten/<int:label_pk>/", groups.edit_label, name="edit_label"),
    path("<int:pk>/", tasks.detail, name="detail"),
    path("<int:pk>/bearbeitung/", tasks.edit, name="edit"),
    path("<int:pk>/loeschung/", tasks.delete, name="delete"),
    path("<int:pk>/stand/", lists.set_status, name="set_status"),
    path("<int:pk>/platz/", lists.move, name="move"),
    path("<int:pk>/uebernahme/", tasks.take_on, name="take_on"),
    path("<int:pk>/schritte/", parts.add_item, name="add_item"),
    path("<int:pk>/schritte/<int:item_pk>/", parts.change_item, name="change_item"),
    path("<int:pk>/links/", parts.add_link, name="add_link"),
    path("<int:pk>/links/<int:link_pk>/", parts.remove_link, name="remove_link"),
    path("<int:pk>/kommentare/", parts.comment, name="comment"),
    path("<int:pk>/kommentare/<int:comment_pk>/", parts.delete_comment, name="delete_comment"),
]
