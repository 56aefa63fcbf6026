"""Every file of the project in one list."""

from tests.factories.documents import FileFactory, FolderFactory
from tests.factories.posts import PostFactory, PostPictureFactory


def test_out_of_all_folders_and_from_elsewhere(as_person, gesa, project, file, address):
    folder = FolderFactory(project=project, name="Pläne")
    FileFactory(project=project, folder=folder, name="Grundriss.pdf")
    FileFactory(project=project, name="Weg.txt", deleted_at=file.changed_at)
    FileFactory(name="Fremd.txt")
    PostPictureFactory(post=PostFactory(project=project, title="Das Fest"), words="Ein voller Tisch")

    page = as_person(gesa).get(address("everything")).text

    for words in ("Satzung.txt", "Grundriss.pdf", "Pläne", "Ein voller Tisch", "Das Fest"):
        assert words in page, words
    for words in ("Weg.txt", "Fremd.txt"):
        assert words not in page, words


def test_words_are_looked_for_in_both(as_person, gesa, project, file, address):
    FileFactory(project=project, name="Grundriss.pdf")
    post = PostFactory(project=project, title="Das Fest")
    PostPictureFactory(post=post, words="Ein voller Tisch")
    PostPictureFactory(post=post, words="Ein Grundriss")

    page = as_person(gesa).get(address("everything"), {"q": "grundriss"}).text

    assert ("Grundriss.pdf" in page, "Ein Grundriss" in page) == (True, True)
    assert ("Satzung.txt" in page, "voller Tisch" in page) == (False, False)
    assert "Keine Datei passt" in as_person(gesa).get(address("everything"), {"q": "%"}).text


def test_nobody_from_outside(as_person, clara, address):
    assert as_person(clara).get(address("everything")).status_code == 404


def test_it_costs_the_same_with_one_file_and_thirty(as_person, gesa, project, file, address, query_count):
    PostPictureFactory(post=PostFactory(project=project))
    client = as_person(gesa)
    for _time in range(2):
        client.get(address("everything"))
    with query_count() as one:
        client.get(address("everything"))
    FileFactory.create_batch(29, project=project)
    PostPictureFactory.create_batch(5, post=PostFactory(project=project))
    with query_count() as many:
        client.get(address("everything"))

    assert len(many) == len(one)
