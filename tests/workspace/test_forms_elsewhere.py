"""Forms that stand on the page of something, and are sent to an address of their own."""

import pytest
from django.urls import reverse

from portal.base.recurrence import weekly
from tests.factories.appointments import AppointmentPollFactory
from tests.factories.calendar import THURSDAY, EventFactory
from tests.factories.posts import PostFactory
from tests.factories.tasks import TaskFactory
from tests.factories.texts import TextFactory, ThreadFactory

TALK = "#kommentare"


def _comment_on_a_post(project, anna):
    post = PostFactory(project=project)
    return "posts:comment", [post.pk], f"{post.get_absolute_url()}{TALK}"


def _comment_on_a_task(project, anna):
    task = TaskFactory(project=project)
    return "tasks:comment", [task.pk], f"{task.get_absolute_url()}{TALK}"


def _link_of_a_task(project, anna):
    task = TaskFactory(project=project)
    return "tasks:add_link", [task.pk], f"{task.get_absolute_url()}#links"


def _list_of_tasks(project, anna):
    return "tasks:add_list", [], reverse("workspace:tasks:groups", args=[project.slug])


def _label_of_tasks(project, anna):
    return "tasks:add_label", [], reverse("workspace:tasks:groups", args=[project.slug])


def _comment_on_a_text(project, anna):
    text = TextFactory(project=project)
    return "texts:comment", [text.pk], f"{text.get_absolute_url()}{TALK}"


def _answer_in_a_text(project, anna):
    thread = ThreadFactory(text=TextFactory(project=project), begun_by=anna, words="Moin")
    return "texts:answer", [thread.text_id, thread.pk], f"{thread.text.get_absolute_url()}#{thread.anchor}"


def _version_of_a_text(project, anna):
    text = TextFactory(project=project)
    return "texts:name_version", [text.pk], reverse("workspace:texts:history", args=[project.slug, text.pk])


def _another_day(project, anna):
    event = EventFactory(project=project)
    return "calendar:move", [event.pk], event.occurrences.get().get_absolute_url()


def _proposal(project, anna):
    poll = AppointmentPollFactory(project=project, created_by=anna, dates=2, proposals="always")
    return "polls:appointments:propose", [poll.pk], f"{poll.get_absolute_url()}#vorschlag"


@pytest.mark.parametrize(
    "form",
    [
        _comment_on_a_post,
        _comment_on_a_task,
        _link_of_a_task,
        _list_of_tasks,
        _label_of_tasks,
        _comment_on_a_text,
        _answer_in_a_text,
        _version_of_a_text,
        _another_day,
        _proposal,
    ],
)
def test_the_page_that_says_what_is_wrong_leads_back_to_the_form(as_person, anna, project, form):
    name, things, page = form(project, anna)
    url = reverse(f"workspace:{name}", args=[project.slug, *things])
    client = as_person(anna)

    wrong = client.post(url, {"nothing": "right"})
    again = client.get(url)

    assert wrong.status_code == 200
    assert any(mark in wrong.text for mark in ("error-summary", "is-invalid"))
    assert (again.status_code, again.url) == (302, page)


def test_a_date_of_a_series_is_led_back_to_by_the_address_of_its_form(as_person, anna, project):
    series = EventFactory(project=project, recurrence=weekly(THURSDAY, count=3))
    third = series.occurrences.order_by("start").last()
    url = f"{reverse('workspace:calendar:move', args=[project.slug, series.pk])}?datum={third.stamp}"
    client = as_person(anna)

    assert f'action="{url}"' in client.get(third.get_absolute_url()).text
    assert client.get(url).url == third.get_absolute_url()


def test_a_comment_sent_after_the_session_ended_is_in_its_form_again(as_person, gesa, project):
    name, things, page = _comment_on_a_post(project, None)
    url = reverse(f"workspace:{name}", args=[project.slug, *things])
    client = as_person()

    client.post(url, {"text": "Ich bringe Kuchen mit."})
    client.force_login(gesa)

    assert "Ich bringe Kuchen mit." in client.get(url).text
    assert client.get(url).url == page
