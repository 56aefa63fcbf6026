"""What is done to several initiatives of the list at once."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction

from initiatives import curating
from initiatives.admin.filters import InitiativeFilterSet
from initiatives.admin.lists import InitiativeIndexView
from initiatives.models import InitiativePage
from portal.regions.models import Topic

MOST_AT_ONCE = 500
LONGEST_KEY = 18  # what databases take for a key
UNDONE_BY_LINK = 100  # addresses have a limit too

Initiatives = Sequence[InitiativePage]


class InitiativeBulkAction(BulkAction):
    """Permission is asked for each page; what is all of the list is narrowed as the list is."""

    models = [InitiativePage]
    template_name = "wagtailadmin/bulk_initiatives.html"
    question: Promise
    button: Promise
    undone_by = ""

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:  # Any: Wagtail's own, and a queryset
        view = InitiativeIndexView(model=InitiativePage, filterset_class=InitiativeFilterSet)
        view.setup(self.request)
        return view.get_queryset().values_list("pk", flat=True)[: MOST_AT_ONCE + 1]

    @classmethod
    def get_queryset(cls, model: type[InitiativePage], object_ids: Any) -> Any:
        ids = [pk for pk in object_ids if str(pk).isdecimal() and len(str(pk)) <= LONGEST_KEY]
        return list(model.objects.filter(pk__in=ids[: MOST_AT_ONCE + 1]).order_by("title", "pk"))

    def check_perm(self, obj: InitiativePage) -> bool:
        """Whoever changes what readers see may publish it; nobody changes what somebody else has locked."""
        may = obj.permissions_for_user(self.request.user)
        return may.can_edit() and not may.page_locked() and (not obj.live or may.can_publish())

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if "all" in request.GET.getlist("id"):
            number = len(self.get_all_objects_in_listing_query(None))
        else:
            number = len(request.GET.getlist("id"))
        if number > MOST_AT_ONCE:
            text = _("At most %(count)d at once. Narrow the list first.")
            messages.error(request, text % {"count": MOST_AT_ONCE})
            return redirect(self.next_url)
        return super().dispatch(request, *args, **kwargs)

    def get_execution_context(self) -> dict[str, Any]:
        return {"actor": self.request.user, **self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(cls, objects: Initiatives, **kwargs: Any) -> tuple[list[int], int]:
        return cls.change(objects, **kwargs), len(objects)

    @classmethod
    def change(cls, initiatives: Initiatives, **kwargs: Any) -> list[int]:
        """The service, and the keys of those that it changed."""
        raise NotImplementedError

    def get_success_message(self, num_parent_objects: list[int], num_child_objects: int) -> None:
        """Says itself how many changed, with the way back for these."""
        changed, chosen = num_parent_objects, num_child_objects
        text = ngettext(
            "%(changed)d of %(chosen)d initiative changed.", "%(changed)d of %(chosen)d initiatives changed.", chosen
        )
        messages.success(
            self.request, text % {"changed": len(changed), "chosen": chosen}, buttons=self._way_back(changed)
        )

    def _way_back(self, changed: list[int]) -> list[Any]:
        if not (self.undone_by and 0 < len(changed) <= UNDONE_BY_LINK):
            return []
        address = reverse("wagtail_bulk_action", args=["initiatives", "initiativepage", self.undone_by])
        asked: list[tuple[str, Any]] = [("id", pk) for pk in changed]
        asked += [(name, getattr(value, "pk", value)) for name, value in self.cleaned_form.cleaned_data.items()]
        return [messages.button(f"{address}?{urlencode([*asked, ('next', self.next_url)])}", _("Undo"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "question": self.question, "button": self.button}

    def get_initial(self) -> dict[str, Any]:
        return {name: self.request.GET[name] for name in self.form_class.base_fields if name in self.request.GET}


class FeatureAction(InitiativeBulkAction):
    display_name = gettext_lazy("Feature")
    action_type = "feature"
    aria_label = gettext_lazy("Feature the chosen initiatives")
    action_priority = 10
    question = gettext_lazy("Feature these initiatives?")
    button = gettext_lazy("Feature")
    undone_by = "unfeature"

    @classmethod
    def change(cls, initiatives: Initiatives, **kwargs: Any) -> list[int]:
        return curating.feature(initiatives=initiatives, **kwargs)


class UnfeatureAction(InitiativeBulkAction):
    display_name = gettext_lazy("No longer feature")
    action_type = "unfeature"
    aria_label = gettext_lazy("No longer feature the chosen initiatives")
    action_priority = 20
    question = gettext_lazy("No longer feature these initiatives?")
    button = gettext_lazy("No longer feature")
    undone_by = "feature"

    @classmethod
    def change(cls, initiatives: Initiatives, **kwargs: Any) -> list[int]:
        return curating.feature(initiatives=initiatives, featured=False, **kwargs)


class StatusForm(forms.Form):
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=InitiativePage.Status)


class StatusAction(InitiativeBulkAction):
    display_name = gettext_lazy("Set status")
    action_type = "set_status"
    aria_label = gettext_lazy("Set the status of the chosen initiatives")
    action_priority = 30
    form_class = StatusForm
    question = gettext_lazy("Which status do these initiatives have?")
    button = gettext_lazy("Set status")

    @classmethod
    def change(cls, initiatives: Initiatives, **kwargs: Any) -> list[int]:
        return curating.set_status(initiatives=initiatives, **kwargs)


class TopicForm(forms.Form):
    topic = forms.ModelChoiceField(label=gettext_lazy("Topic"), queryset=Topic.objects.all())


class AddTopicAction(InitiativeBulkAction):
    display_name = gettext_lazy("Add topic")
    action_type = "add_topic"
    aria_label = gettext_lazy("Add a topic to the chosen initiatives")
    action_priority = 40
    form_class = TopicForm
    question = gettext_lazy("Which topic do these initiatives get?")
    button = gettext_lazy("Add topic")
    undone_by = "remove_topic"

    @classmethod
    def change(cls, initiatives: Initiatives, **kwargs: Any) -> list[int]:
        return curating.add_topic(initiatives=initiatives, **kwargs)


class RemoveTopicAction(InitiativeBulkAction):
    display_name = gettext_lazy("Remove topic")
    action_type = "remove_topic"
    aria_label = gettext_lazy("Remove a topic from the chosen initiatives")
    action_priority = 50
    form_class = TopicForm
    question = gettext_lazy("Which topic do these initiatives lose?")
    button = gettext_lazy("Remove topic")
    undone_by = "add_topic"

    @classmethod
    def change(cls, initiatives: Initiatives, **kwargs: Any) -> list[int]:
        return curating.remove_topic(initiatives=initiatives, **kwargs)


class PublishAction(InitiativeBulkAction):
    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish the chosen initiatives")
    action_priority = 60
    question = gettext_lazy("Publish the latest version of these initiatives?")
    button = gettext_lazy("Publish")

    def check_perm(self, obj: InitiativePage) -> bool:
        may = obj.permissions_for_user(self.request.user)
        return may.can_publish() and not may.page_locked()

    @classmethod
    def change(cls, initiatives: Initiatives, **kwargs: Any) -> list[int]:
        return curating.publish(initiatives=initiatives, **kwargs)


class UnpublishAction(InitiativeBulkAction):
    display_name = gettext_lazy("Unpublish")
    action_type = "unpublish"
    aria_label = gettext_lazy("Unpublish the chosen initiatives")
    action_priority = 70
    question = gettext_lazy("Take these initiatives off the portal? They stay here as drafts.")
    button = gettext_lazy("Unpublish")

    def check_perm(self, obj: InitiativePage) -> bool:
        may = obj.permissions_for_user(self.request.user)
        return (may.can_unpublish() if obj.live else may.can_publish()) and not may.page_locked()

    @classmethod
    def change(cls, initiatives: Initiatives, **kwargs: Any) -> list[int]:
        return curating.unpublish(initiatives=initiatives, **kwargs)


ACTIONS = [
    FeatureAction,
    UnfeatureAction,
    StatusAction,
    AddTopicAction,
    RemoveTopicAction,
    PublishAction,
    UnpublishAction,
]
