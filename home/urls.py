"""What machines ask the portal for; no language stands before it."""

from django.urls import path

from home.views import robots, sitemap

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
