from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdeasConfig(AppConfig):
    name = "initiatives.ideas"
    label = "initiatives_ideas"
    verbose_name = _("Ideas")

    def ready(self) -> None:
        # Models are ready only now.
        from django.db.models.signals import post_delete

        from initiatives.ideas import discussing, drafts, following, kinds, listing, moderating, own_data, searching
        from initiatives.ideas.models import Idea
        from portal.accounts import sections
        from portal.activity import kinds as activity
        from portal.base import link_cards
        from search import contract

        activity.register(kinds.Published(), kinds.BecameSomething())
        listing.IDEAS.register()
        contract.register(searching.Ideas())
        listing.IDEAS_OF_AN_INITIATIVE.register()
        following.IDEAS.register()
        discussing.IDEAS.register()
        moderating.IDEAS.register()
        own_data.register_parts()
        drafts.connect()
        link_cards.register(
            "ideas:detail", link_cards.by_number(Idea.objects.visible_to, label=_("Idea"), icon="lightbulb")
        )
        post_delete.connect(listing.forget, sender=Idea, dispatch_uid="initiatives.ideas.listing")
        sections.register(sections.Section("ideas:my_ideas", _("My ideas"), 22))
