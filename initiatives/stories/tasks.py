"""Mail, in the background. A task gets an id and reads what holds when it runs."""

from django.core.mail.message import sanitize_address
from django_tasks import task

from initiatives.stories import links
from initiatives.stories.models import Copy
from portal.accounts import mail
from portal.accounts.notices import full_url


@task()
def tell_contact(copy_id: int) -> None:
    """Somebody wants to do it too; an answer goes straight to that person."""
    copy = _copy(copy_id)
    if copy is None or not (email := copy.story.address_to_write_to):
        return
    letter = mail.render(
        "initiatives/stories/mail/copied",
        email=email,
        language=copy.story.locale.language_code,
        context={"copy": copy, "story": copy.story},
    )
    letter.reply_to = [sanitize_address((" ".join(copy.who.split()), copy.address), "utf-8")]
    letter.send()


@task()
def ask_to_confirm(copy_id: int) -> None:
    """The page says the same to everybody; only the mail tells whether this address has said so before."""
    copy = _copy(copy_id)
    if copy is None or copy.confirmed_at is not None:
        return
    earlier = Copy.objects.of(copy.story).of_address(copy.email).first()
    if earlier is None:
        name, url = "confirm", full_url("stories:confirm", links.confirm_token(copy), language=copy.language)
    elif earlier.user is not None:
        name, url = "said_already", full_url("stories:my_copies", language=copy.language)
    else:
        name, url = "said_already", full_url("stories:own_copy", links.own_token(earlier), language=copy.language)
    mail.send(
        f"initiatives/stories/mail/{name}",
        email=copy.email,
        language=copy.language,
        context={"copy": copy, "story": copy.story, "url": url},
    )


def _copy(pk: int) -> Copy | None:
    return Copy.objects.select_related("story__locale", "story__owner", "municipality", "user").filter(pk=pk).first()
