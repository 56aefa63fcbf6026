"""The files of the demo's projects are what their names say."""

from io import BytesIO

import pytest

from home.demo.content import read
from home.demo.making import made
from workspace.documents.content.kinds import media_type_of
from workspace.documents.content.names import lies

FILES = [(each, said) for row in read("files")["projects"] for each in row["files"] for said in each["versions"]]


@pytest.mark.parametrize(("file", "said"), FILES, ids=[file["name"] for file, _said in FILES])
def test_a_file_is_what_its_name_says(file, said):
    content = made(file["name"], said)

    assert not lies(file["name"], media_type_of(BytesIO(content)))
    assert 20 < len(content) < 400_000
