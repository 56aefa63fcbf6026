"""The portal's addresses, and its pictures, which a web server in front of it serves in production."""

from django.conf import settings
from django.urls import re_path
from django.views.static import serve

from portal.urls import handler400, handler500
from portal.urls import urlpatterns as of_the_portal

urlpatterns = [re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}), *of_the_portal]

__all__ = ["handler400", "handler500", "urlpatterns"]
