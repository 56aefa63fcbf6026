"""What the environment says is checked at the start, and documented."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings.env import Environment, make_folder, read_env_file
from portal.settings.secrets import strong_secret

ROOT = Path(__file__).resolve().parents[3]
READ = re.compile(r"env\.\w+\(\s*\"([A-Z_]+)\"")
DOCUMENTED = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
GOOD = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "mEzAQ2v8x0pLw7Rj3sYt5uKc9dFg1hBnV4iOaXqWeZrTyUiP6k",
    "ALLOWED_HOSTS": "portal.example.org",
}


def manage(*arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_variable_is_documented():
    settings = "".join(path.read_text("utf-8") for path in (ROOT / "portal" / "settings").glob("*.py"))

    documented = DOCUMENTED.findall((ROOT / "docs" / "configuration.md").read_text("utf-8"))

    assert sorted(documented) == sorted(set(READ.findall(settings)))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is too weak"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name the hosts"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts"),
        ({"DEBUG": "on"}, "DEBUG must be off"),
        ({"REQUIRE_MFA_FOR_ADMIN": "perhaps"}, "REQUIRE_MFA_FOR_ADMIN must be on or off, and is 'perhaps'."),
    ],
)
def test_production_refuses_to_start(wrong, sentence):
    result = manage("check", **{**GOOD, **wrong})

    assert result.returncode == 1
    assert result.stderr.startswith(f"Configuration: {sentence}")
    assert len(result.stderr.splitlines()) == 1


def test_production_passes_the_check_for_deployment():
    result = manage("check", "--deploy", "--fail-level", "WARNING", **GOOD)

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("environment", "required"),
    [
        (GOOD, "True"),
        ({**GOOD, "REQUIRE_MFA_FOR_ADMIN": "off"}, "False"),
        ({}, "False"),
        ({"REQUIRE_MFA_FOR_ADMIN": "on"}, "True"),
    ],
)
def test_the_second_factor_for_the_admin_is_asked_for_in_production(environment, required):
    question = "from django.conf import settings; print(settings.REQUIRE_MFA_FOR_ADMIN)"
    result = manage("shell", "--no-imports", "-c", question, **environment)

    assert result.stdout.strip() == required


@pytest.mark.parametrize(
    ("base_url", "names"),
    [
        ("https://portal.example.org", "__Host-session __Host-csrf __Host-messages __Host-messages"),
        ("http://localhost:8000", "sessionid csrftoken messages messages"),
    ],
)
def test_cookies_are_bound_to_the_host_where_it_has_tls(base_url, names):
    question = """
from django.conf import settings as s
from portal.base.message_storage import NamedCookieStorage
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.MESSAGE_COOKIE_NAME, NamedCookieStorage.cookie_name)
"""
    result = manage("shell", "--no-imports", "-c", question, **GOOD, BASE_URL=base_url)

    assert result.stdout.strip() == names


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "mysql://u:hidden@h/d"),
        ("REDIS_URL", "http://u:hidden@h"),
        ("EMAIL_URL", "ftp://u:hidden@h"),
        ("STORAGE_URL", "https://u:hidden@h/a/b"),
        ("STORAGE_URL", "s3://u:hidden@h/onlyone"),
        ("PORT", "80a"),
        ("PORT", "65536"),
        ("TIME_ZONE", "Kiel"),
        ("PICTURE_MAX_MB", "much"),
    ],
)
def test_a_wrong_value_is_said_in_one_sentence(variable, value):
    result = manage("check", **{variable: value})

    assert result.returncode == 1
    assert result.stderr.startswith(f"Configuration: {variable} ")
    assert len(result.stderr.splitlines()) == 1
    assert "hidden" not in result.stderr


@pytest.mark.parametrize("content", [b"NO EQUALS SIGN", b"=value", b"\xff\xfe\x00"])
def test_a_broken_env_file_is_said_in_one_sentence(tmp_path, content):
    file = tmp_path / ".env"
    file.write_bytes(content)

    with pytest.raises(ImproperlyConfigured, match=re.escape(str(file))):
        read_env_file(file)


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path):
    (tmp_path / "var").write_text("a file in the way")

    with pytest.raises(ImproperlyConfigured, match=r"the folder .*/var cannot be made: File exists\."):
        make_folder(tmp_path / "var")


def test_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    file.write_text("# a comment\n\nFIRST_OF_TEST=file\nexport SECOND_OF_TEST='file'\n")
    monkeypatch.setenv("FIRST_OF_TEST", "environment")
    monkeypatch.setenv("SECOND_OF_TEST", "")
    monkeypatch.delenv("SECOND_OF_TEST")

    read_env_file(file)

    env = Environment()
    assert (env.str("FIRST_OF_TEST"), env.str("SECOND_OF_TEST")) == ("environment", "file")
    monkeypatch.delenv("SECOND_OF_TEST")


def test_a_long_mixed_key_is_strong():
    assert strong_secret(GOOD["SECRET_KEY"]) == GOOD["SECRET_KEY"]
