"""Importing initiatives from a table: upload, look at what would happen, confirm, watch it run."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from initiatives.exchange import services
from initiatives.exchange.checking import CREATED, FAILED, UNCHANGED, UPDATED, Options
from initiatives.exchange.columns import COLUMNS
from initiatives.exchange.models import ImportRun
from initiatives.exchange.reading import MAX_BYTES, MAX_ROWS, read_table
from initiatives.exchange.writing import write_csv, write_xlsx
from initiatives.models import InitiativeIndexPage

if TYPE_CHECKING:
    from portal.accounts.models import User

ACTIONS = (CREATED, UPDATED, UNCHANGED, FAILED)
ROWS_A_PAGE = 100
RUNS_SHOWN = 10
SECONDS_BETWEEN_LOOKS = 3
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def may_import(user: Any) -> bool:  # Any: users and anonymous visitors
    """Whoever may write in one of the directories."""
    return any(page.permissions_for_user(user).can_publish_subpage() for page in InitiativeIndexPage.objects.all())


class OptionsForm(forms.Form):
    publish = forms.ChoiceField(
        label=gettext_lazy("What is written"),
        choices=[
            ("", gettext_lazy("as drafts; you publish them yourself")),
            ("yes", gettext_lazy("is published at once")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    allow_outside = forms.BooleanField(label=gettext_lazy("Points outside of the region are meant so"), required=False)
    swap_points = forms.BooleanField(
        label=gettext_lazy("Exchange latitude and longitude where only that lies in the region"), required=False
    )

    @property
    def options(self) -> Options:
        data = self.cleaned_data
        return Options(
            publish=data["publish"] == "yes", allow_outside=data["allow_outside"], swap_points=data["swap_points"]
        )


class UploadForm(OptionsForm):
    file = forms.FileField(
        label=gettext_lazy("Table"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        help_text=gettext_lazy("CSV or XLSX; the first row names the columns."),
    )
    field_order = ["file", "publish", "allow_outside", "swap_points"]

    def clean_file(self) -> Any:  # Any: the table in the place of the file
        file = self.cleaned_data["file"]
        self.file_name = file.name
        return read_table(file)


class ForWritersMixin:
    """For whoever may write in a directory; says where in the admin one is."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": reverse("initiatives_import:index"), "label": _("Import initiatives")}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a view's


class UploadView(ForWritersMixin, WagtailAdminTemplateMixin, FormView):
    """The form with its help, and what the person has imported lately."""

    template_name = "wagtailadmin/import_upload.html"
    page_title = gettext_lazy("Import initiatives")
    header_icon = "upload"
    form_class = UploadForm
    _show_breadcrumbs = True

    def form_valid(self, form: UploadForm) -> HttpResponse:
        run = services.keep(
            table=form.cleaned_data["file"],
            file_name=form.file_name,
            options=form.options,
            actor=cast("User", self.request.user),
        )
        return redirect("initiatives_import:run", run.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "columns": [(capfirst(str(column.label)), column.help) for column in COLUMNS],
            "runs": ImportRun.objects.filter(actor=cast("User", self.request.user)).defer("rows", "problems")[
                :RUNS_SHOWN
            ],
            "most_rows": MAX_ROWS,
            "most_bytes": MAX_BYTES,
        }


class RunView(ForWritersMixin, WagtailAdminTemplateMixin, DetailView):
    """Before: the dry run, with its options and the way on. Under way: how far it is. After: what came of it."""

    template_name = "wagtailadmin/import_run.html"
    header_icon = "upload"
    context_object_name = "run"
    _show_breadcrumbs = True

    def get_queryset(self) -> Any:
        """One's own; nobody reads what others have uploaded."""
        return ImportRun.objects.filter(actor=cast("User", self.request.user))

    def get_page_title(self) -> str:
        return _("Import of “%(name)s”") % {"name": self.object.file_name}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.object.state != ImportRun.State.CHECKED:
            return context
        rows = services.check(run=self.object)
        wrong = [row for row in rows if row.errors]
        shown = [row for row in rows if row.action in (CREATED, UPDATED) and not row.errors]
        options = {name: getattr(self.object, name) for name in ("allow_outside", "swap_points")}
        return {
            **context,
            "form": OptionsForm(initial={**options, "publish": "yes" if self.object.publish else ""}),
            "counts": {action: sum(row.action == action for row in rows) for action in ACTIONS},
            "wrong": wrong[:ROWS_A_PAGE],
            "more_wrong": max(0, len(wrong) - ROWS_A_PAGE),
            "page_obj": Paginator(shown, ROWS_A_PAGE).get_page(self.request.GET.get("p")),
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        if self.object.is_under_way:
            response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
        return response

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_object_or_404(self.get_queryset(), pk=pk)
        if "discard" in request.POST:
            services.discard(run=run)
            messages.success(request, _("Nothing was imported."))
            return redirect("initiatives_import:index")
        form = OptionsForm(request.POST)
        if form.is_valid() and run.state == ImportRun.State.CHECKED:
            services.set_options(run=run, options=form.options)
            if "confirm" in request.POST:
                services.start(run=run)
        return redirect("initiatives_import:run", pk)


class TemplateView(ForWritersMixin, View):
    """An empty table with the right headings."""

    def get(self, request: HttpRequest, kind: str) -> FileResponse:
        name = _("initiatives")
        if kind == "csv":
            return FileResponse(write_csv([]), as_attachment=True, filename=f"{name}.csv", content_type="text/csv")
        file = write_xlsx([], help_sheet=_("Help"))
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


class ImportViewSet(ViewSet):
    name = "initiatives_import"
    url_prefix = "initiativen-import"
    icon = "upload"
    menu_label = gettext_lazy("Import")
    menu_order = 90

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", UploadView.as_view(), name="index"),
            path("<int:pk>/", RunView.as_view(), name="run"),
            path("vorlage.csv", TemplateView.as_view(), {"kind": "csv"}, name="template_csv"),
            path("vorlage.xlsx", TemplateView.as_view(), {"kind": "xlsx"}, name="template_xlsx"),
        ]
