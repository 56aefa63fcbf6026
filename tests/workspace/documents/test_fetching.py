"""Bytes: for whom, under which name and kind, in parts, and not twice."""

import pytest

from tests.factories.documents import FileFactory, VersionFactory
from tests.factories.projects import InspectionFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from workspace.documents.choices import State
from workspace.documents.views.fetching import disposition_of


def body(response):
    return b"".join(response)


def test_its_people_get_it_and_nobody_else(as_person, address, file, anna, gesa, clara):
    where = address("download", file)

    answers = {person: as_person(person).get(where) for person in (anna, gesa, clara, None)}

    assert [answer.status_code for answer in answers.values()] == [200, 200, 404, 302]
    assert body(answers[gesa]) == b"Zweck des Vereins"
    assert b"Zweck" not in answers[clara].content + answers[None].content


def test_of_another_project_it_is_not_there(as_person, address, anna):
    assert as_person(anna).get(address("download", FileFactory())).status_code == 404


@pytest.mark.parametrize("state", [State.WAITING, State.REFUSED])
def test_only_what_is_clean_is_handed_out(as_person, address, file, anna, state):
    file.current.blob.state = state
    file.current.blob.save()

    client = as_person(anna)
    assert client.get(address("download", file)).status_code == 404
    assert client.get(address("download_version", file, 1)).status_code == 404


def test_what_is_in_the_trash_is_not_handed_out(as_person, address, file, anna):
    file.deleted_at = file.created_at
    file.save()

    assert as_person(anna).get(address("download", file)).status_code == 404


def test_where_the_room_is_switched_off_nothing_is_handed_out(as_person, address, file, project, anna):
    project.rooms_off = ["documents"]
    project.save()

    assert as_person(anna).get(address("download", file)).status_code == 404


def test_a_manager_inside_after_a_report_reads_it(as_person, address, file, project):
    kiel = MunicipalityFactory()
    project.municipality = kiel
    project.save()
    manager = ManagerFactory(municipalities=[kiel]).user
    before = as_person(manager).get(address("download", file))
    InspectionFactory(project=project, manager=manager)

    after = as_person(manager).get(address("download", file))

    assert (before.status_code, after.status_code) == (404, 200)


def test_nothing_runs_in_our_name(as_person, address, project, anna):
    page = FileFactory(
        project=project, name="seite.html", written=b"<script>1</script>", written__media_type="text/html"
    )

    answer = as_person(anna).get(address("show", page))

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("media_type", "sent"),
    [
        ("image/png", "image/png"),
        ("application/pdf", "application/pdf"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("audio/mpeg", "audio/mpeg"),
    ],
)
def test_what_browsers_show_safely_they_show(as_person, address, project, anna, media_type, sent):
    file = FileFactory(project=project, name="Datei", written__media_type=media_type)

    shown, downloaded = (as_person(anna).get(address(name, file)) for name in ("show", "download"))

    assert (shown["Content-Type"], shown["Content-Disposition"].split(";")[0]) == (sent, "inline")
    assert downloaded["Content-Disposition"].startswith("attachment; ")
    assert downloaded["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(("name", "media_type"), [("Plan.pdf", "image/png"), ("los.js", "text/plain")])
def test_what_lies_about_itself_and_scripts_they_only_save(as_person, address, project, anna, name, media_type):
    file = FileFactory(project=project, name=name, written__media_type=media_type)

    answer = as_person(anna).get(address("show", file))

    assert (answer["Content-Type"], answer["Content-Disposition"][:11]) == ("application/octet-stream", "attachment;")


@pytest.mark.parametrize("media_type", ["image/svg+xml", "application/xml", "text/html", "application/xhtml+xml"])
def test_what_can_hold_scripts_they_only_save(as_person, address, project, anna, media_type):
    file = FileFactory(project=project, written__media_type=media_type)

    answer = as_person(anna).get(address("show", file))

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Plan.pdf", "attachment; filename=\"Plan.pdf\"; filename*=UTF-8''Plan.pdf"),
        (
            "Pläne für Mai.pdf",
            "attachment; filename=\"Plane fur Mai.pdf\"; filename*=UTF-8''Pl%C3%A4ne%20f%C3%BCr%20Mai.pdf",
        ),
        ('a"b\r\nX: y', "attachment; filename=\"abX: y\"; filename*=UTF-8''a%22b%0D%0AX%3A%20y"),
        ("图.png", "attachment; filename=\".png\"; filename*=UTF-8''%E5%9B%BE.png"),
        ("図", "attachment; filename=\"file\"; filename*=UTF-8''%E5%9B%B3"),
    ],
)
def test_the_name_survives(name, said):
    assert disposition_of("attachment", name) == said


@pytest.mark.parametrize(
    ("wanted", "status", "part", "said"),
    [
        ("bytes=0-4", 206, b"Zweck", "bytes 0-4/17"),
        ("bytes=-7", 206, b"Vereins", "bytes 10-16/17"),
        ("bytes=10-", 206, b"Vereins", "bytes 10-16/17"),
        ("bytes=99-", 416, b"", "bytes */17"),
        ("bytes=0-1,3-4", 200, b"Zweck des Vereins", None),
    ],
)
def test_a_part_is_handed_out(as_person, address, file, anna, wanted, status, part, said):
    answer = as_person(anna).get(address("download", file), headers={"Range": wanted})

    assert (answer.status_code, body(answer), answer.get("Content-Range")) == (status, part, said)


def test_what_a_browser_has_is_not_sent_again(as_person, address, file, anna):
    client = as_person(anna)
    first = client.get(address("download", file))

    again = client.get(address("download", file), headers={"If-None-Match": first["ETag"]})

    assert first["ETag"] == f'"{file.current.blob.sha256}"'
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "private, no-cache")


def test_of_another_version_no_part_is_sent(as_person, address, file, anna):
    headers = {"Range": "bytes=0-4", "If-Range": '"something else"'}

    assert as_person(anna).get(address("download", file), headers=headers).status_code == 200


def test_a_head_says_how_long_it_is(as_person, address, file, anna):
    answer = as_person(anna).head(address("download", file))

    assert (answer.status_code, answer["Content-Length"], answer["Accept-Ranges"]) == (200, "17", "bytes")


def test_an_older_version_keeps_its_name_and_bytes(as_person, address, file, anna):
    file.current = VersionFactory(document=file, name="neu.txt")
    file.save()

    answer = as_person(anna).get(address("download_version", file, 1))

    assert body(answer) == b"Zweck des Vereins"
    assert 'filename="Satzung.txt"' in answer["Content-Disposition"]


def test_nginx_is_told_where_the_bytes_lie(as_person, address, file, anna, settings):
    settings.DOCUMENTS_ACCEL = "/private-files"

    answer = as_person(anna).get(address("download", file))

    assert answer["X-Accel-Redirect"] == f"/private-files/{file.current.blob.file.name}"
    assert answer.content == b""


def test_bytes_that_are_lost_are_not_there(as_person, address, file, anna, logged_errors):
    blob = file.current.blob
    blob.file.storage.delete(blob.file.name)

    answer = as_person(anna).get(address("download", file))

    assert answer.status_code == 404
    assert logged_errors.pop() == f"workspace.documents.views.fetching: The bytes of {blob.pk} are not there"
