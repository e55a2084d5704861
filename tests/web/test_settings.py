"""What the app is told by its environment, read in a process of its own."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys

import pytest

ASK = "import json, {module} as m; print(json.dumps([str(getattr(m, n)) for n in {names}]))"


def told(names: list[str], **environment: str) -> list[str]:
    script = ASK.format(module="hogerop.web.settings", names=names)
    env = {**os.environ, **environment}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_on_this_machine_alone_nothing_asks_for_https():
    names = ["PUBLIC", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_NAME"]
    assert told(names) == ["False", "False", "False", "hogerop"]


def test_a_site_is_answered_over_https_only_with_cookies_that_no_other_host_can_set():
    names = [
        *("PUBLIC", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_NAME"),
        *("CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "CSRF_TRUSTED_ORIGINS"),
    ]
    assert told(names, HOGEROP_SITE="https://ladder.example.nl") == [
        *("True", "True", "True", "__Host-hogerop"),
        *("True", "31536000", "['https://ladder.example.nl']"),
    ]


def test_only_behind_a_proxy_is_a_proxy_believed():
    names = ["SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT", "ADDRESS"]
    assert told(names) == ["None", "0", ""]
    assert told(names, HOGEROP_SITE="https://ladder.example.nl") == [
        "('HTTP_X_FORWARDED_PROTO', 'https')",
        "1",
        "https://ladder.example.nl",
    ]


def test_another_database_is_named_in_one_setting():
    (said,) = told(["DATABASES"], HOGEROP_DATABASE="postgres://us:p%40ss@db.example:5433/ladder")
    for part in ("postgresql", "'ladder'", "'p@ss'", "'db.example'", "'5433'"):
        assert part in said


def test_the_secret_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    folder = str(tmp_path)
    first = told(["SECRET_KEY"], HOGEROP_WEB_FOLDER=folder)
    assert told(["SECRET_KEY"], HOGEROP_WEB_FOLDER=folder) == first
    key = tmp_path / ".web" / "secret-key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("command", ["--help", "ladder --help"])
def test_no_other_command_loads_the_app(command):
    script = (
        "import sys\nfrom hogerop.cli import main\n"
        f"main({command.split()})\n"
        "print([m for m in ('django', 'allauth', 'granian') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stderr == "[]\n"
