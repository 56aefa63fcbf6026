"""Lists and forms of newsletters (Wagtail's viewset, declarative)."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.newsletters.admin import views
from home.newsletters.admin.dispatch import DispatchView
from home.newsletters.admin.looking import look
from home.newsletters.models import Newsletter


class NoChooserViewSet(SnippetChooserViewSet):
    """No page chooses a newsletter; Wagtail makes the addresses of a chooser all the same."""

    def get_object_list(self) -> "QuerySet[Newsletter]":
        return Newsletter.objects.none()


class NewsletterViewSet(SnippetViewSet):
    model = Newsletter
    icon = "mail"
    menu_label = _("Newsletters")
    menu_name = "newsletters"
    menu_order = 160
    add_to_admin_menu = True
    admin_url_namespace = views.NAMESPACE
    base_url_path = "newsletter"
    copy_view_enabled = False
    index_view_class = views.IndexView
    add_view_class = views.CreateView
    edit_view_class = views.EditView
    delete_view_class = views.DeleteView
    history_view_class = views.HistoryView
    usage_view_class = views.UsageView
    chooser_viewset_class = NoChooserViewSet
    list_filter = ["state"]
    search_fields = ["subject", "introduction"]
    list_per_page = 30

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Newsletter]":
        return Newsletter.objects.managed_by(request.user).select_related("municipality")

    @property
    def dispatch_view(self) -> Callable[..., HttpResponseBase]:
        return self.construct_view(DispatchView)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("versand/<int:pk>/", self.dispatch_view, name="dispatch"),
            path("ansicht/<int:pk>/<str:mode>/", look, name="newsletter_as_mail"),
        ]
