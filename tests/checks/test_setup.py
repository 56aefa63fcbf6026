"""Setting up: which Python goes on where the one at hand is too old."""

import os
from pathlib import Path

import pytest

from tools import setup


@pytest.fixture
def old_python(monkeypatch, tmp_path):
    monkeypatch.setattr(setup.sys, "version_info", (3, 8, 18))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def put(folder: Path, name: str, answer: int) -> str:
    program = folder / name
    program.write_text(f"#!/bin/sh\nexit {answer}\n")
    program.chmod(0o755)
    return str(program)


def test_an_old_python_alone_is_told_what_is_needed(old_python, capsys):
    with pytest.raises(SystemExit):
        setup.use_a_new_python()
    assert capsys.readouterr().err.startswith("MokWi: Python 3.11 or newer is needed, and this is 3.8")


def test_a_newer_python_goes_on_and_a_shim_that_leads_nowhere_is_passed_over(old_python, monkeypatch):
    put(old_python, "python3.13", 127)
    works = put(old_python, "python3.12", 0)
    started = []
    monkeypatch.setattr(os, "execv", lambda program, arguments: started.append(program))
    with pytest.raises(SystemExit):
        setup.use_a_new_python()
    assert started == [works]
