"""The composition root: the only module that knows every app."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.activity.feeds.views import feed
from portal.base.document_views import serve_document
from portal.base.health import healthz
from portal.base.page_views import serve
from portal.base.styleguide import styleguide
from portal.base.web_app.views import icon, manifest, offline, worker
from portal.regions.theme import theme_css

handler400 = "portal.base.error_views.bad_request"
handler500 = "portal.base.error_views.server_error"

urlpatterns = [
    path("healthz/", healthz, name="healthz"),
    path("sw.js", worker, name="worker"),
    path("favicon.ico", icon, name="icon"),
    path("", include("home.urls")),
    path("", include("portal.accounts.closed_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("theme.css", theme_css, name="theme"),
    path("feeds/<str:token>.atom", feed, name="feed"),
    path("styleguide/", styleguide, name="styleguide"),
    path("dokumente/<int:document_id>/<str:document_filename>", serve_document, name="document"),
    path("dokumente/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("manifest.webmanifest", manifest, name="manifest"),
        path("offline/", offline, name="offline"),
        path("konto/push/", include("portal.activity.push.urls")),
        path("konto/gefolgt/", include("portal.activity.urls")),
        path("konto/feeds/", include("portal.activity.feeds.urls")),
        path("konto/suchen/", include("search.saved.urls")),
        path("konto/neuigkeiten/", include("portal.activity.bell.urls")),
        path("konto/benachrichtigungen/", include("portal.activity.hearing.urls")),
        path("konto/", include("portal.accounts.urls")),
        path("", include("portal.mailing.urls")),
        path("personen/", include("portal.accounts.people_urls")),
        path("", include("portal.accounts.closed_urls")),
        path("suche/", include("search.urls")),
        path("", include("home.places.urls")),
        path("", include("home.newsletters.urls")),
        path("", include("portal.moderation.urls")),
        path("", include("portal.comments.urls")),
        path("", include("initiatives.urls")),
        path("", include("workspace.urls")),
        path("", include("portal.base.page_files")),
        *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
        re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]
