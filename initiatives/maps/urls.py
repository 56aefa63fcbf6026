from django.urls import path

from initiatives.maps import tile_views, views

app_name = "maps"
urlpatterns = [
    path("", views.overview, name="map"),
    path("einbetten/", views.embedded, name="embedded"),
    path("liste/", views.listed, name="list"),
    path("punkte.json", views.points, name="points"),
    path("untergrund.json", views.ground, name="ground"),
    path("kacheln/<int:zoom>/<int:x>/<int:y>/", tile_views.tile, name="tile"),
    path("ziel/<slug:layer_name>/<int:object_id>/", views.entry, name="entry"),
]
