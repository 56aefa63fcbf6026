from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CallsConfig(AppConfig):
    name = "initiatives.calls"
    label = "initiatives_calls"
    verbose_name = _("Calls and offers")

    def ready(self) -> None:
        # Models are ready only now.
        from initiatives.calls import kinds, moderating, own_data, searching
        from initiatives.calls.listing import CALLS_OF_AN_INITIATIVE, OFFERED, SOUGHT, looking_for_hands
        from initiatives.calls.models import Call
        from initiatives.calls.watching import watch
        from initiatives.listing import also_wants_people
        from portal.accounts import sections
        from portal.activity import kinds as activity
        from portal.base import link_cards
        from search import contract

        activity.register(kinds.Opened())
        contract.register(searching.Calls())
        SOUGHT.register()
        OFFERED.register()
        CALLS_OF_AN_INITIATIVE.register()
        also_wants_people(looking_for_hands)
        watch()
        card = link_cards.by_number(Call.objects.visible_to, label=_("Calls and offers"), icon="megaphone")
        link_cards.register("calls:detail", card)
        moderating.CALLS.register()
        own_data.register_parts()
        sections.register(sections.Section("calls:my_answers", _("My answers"), 24))
        sections.register(sections.Section("calls:my_calls", _("My calls and offers"), 26))
