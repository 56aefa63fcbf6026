"""Mail, in the background. A task gets an id and reads what holds when it runs."""

from django.utils.translation import gettext as _
from django_tasks import task

from home.newsletters import links
from home.newsletters.models import Subscription
from portal.accounts import notices
from portal.accounts.notices import Notice, Recipient


@task()
def answer_the_wish(subscription_id: int) -> None:
    """The page says the same to everybody; only the mail tells whether this address gets the newsletter already."""
    subscription = Subscription.objects.select_related("municipality").filter(pk=subscription_id).first()
    if subscription is None:
        return
    recipient = Recipient(subscription.email, subscription.language)
    write = _gets_it_already if subscription.is_active else _please_confirm
    notices.send(recipient, lambda _language: write(subscription))


@task()
def go_on_sending(newsletter_id: int) -> None:
    from home.newsletters.services import sending  # noqa: PLC0415  # it enqueues this task

    sending.go_on(newsletter_id)


def _please_confirm(subscription: Subscription) -> Notice:
    return Notice(
        subject=_("Please confirm that you want the newsletter"),
        sentences=[
            _("Somebody, most likely you, has asked for our newsletter at this address."),
            _("It comes only after you have pressed the button on the page behind this link."),
            _("The link holds for a week."),
            _("If it was not you, do nothing: then nothing comes, and we forget the address."),
        ],
        url=links.confirm_url(subscription),
        label=_("Confirm the newsletter"),
        reason=_("You get this mail because this address was entered in our form. Nobody else gets it."),
    )


def _gets_it_already(subscription: Subscription) -> Notice:
    return Notice(
        subject=_("You get the newsletter already"),
        sentences=[
            _("Somebody, most likely you, has asked for our newsletter at this address."),
            _("It comes here already. Behind the link you can choose another municipality or language, or end it."),
        ],
        url=links.own_url(subscription.token, language=subscription.language),
        label=_("Your subscription"),
        reason=_("You get this mail because this address was entered in our form. Nobody else gets it."),
    )
