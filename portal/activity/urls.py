"""What somebody follows, under /konto/gefolgt/."""

from django.urls import path

from portal.activity import views

app_name = "activity"
urlpatterns = [
    path("", views.followed, name="followed"),
    path("neues/", views.news_of_followed, name="news_of_followed"),
    path("<slug:kind>/<int:pk>/", views.follow, name="follow"),
]
