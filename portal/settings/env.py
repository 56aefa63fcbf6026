"""The one place that reads the environment and `.env`; everything else asks `env`.

Each variable stands in docs/configuration.md. What is wrong is said in one sentence, without the value where it may
hold a password.
"""

import re
import zoneinfo
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent
SWITCH = {
    **dict.fromkeys(("on", "1", "true", "yes", "y"), True),
    **dict.fromkeys(("off", "0", "false", "no", "n"), False),
}
LINE = re.compile(r"^(export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=")


class Environment(environ.Env):
    """django-environ with sentences instead of tracebacks."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:  # Any: django-environ's own signature
        try:
            return super().get_value(var, *args, **kwargs)
        except (ValueError, TypeError, KeyError) as error:
            raise ImproperlyConfigured(f"{var} is not written as expected, see docs/configuration.md.") from error

    def bool(self, var: str, default: bool = False) -> bool:
        """Whether `var` is on; a word that says neither is a mistake, not a no."""
        value = self.str(var, default="").strip().lower()
        if value and value not in SWITCH:
            raise ImproperlyConfigured(f"{var} must be on or off, and is {value!r}.")
        return SWITCH.get(value, default)

    def one_of_the_schemes(self, var: str, *schemes: str) -> str:
        """The address in `var`, or nothing; it must begin with one of `schemes`."""
        value: str = self.str(var, default="").strip()
        if value and value.partition("://")[0] not in schemes:
            expected = " or ".join(f"{scheme}://" for scheme in schemes)
            raise ImproperlyConfigured(f"{var} must begin with {expected}.")
        return value

    def one_of(self, var: str, *words: str, default: str) -> str:
        value: str = self.str(var, default="").strip().lower() or default
        if value not in words:
            raise ImproperlyConfigured(f"{var} must be {' or '.join(words)}, and is {value!r}.")
        return value

    def whole_number(self, var: str, default: int, *, lowest: int, highest: int) -> int:
        value = self.str(var, default="").strip() or str(default)
        if not value.isdecimal() or not lowest <= int(value) <= highest:
            raise ImproperlyConfigured(f"{var} must be a whole number from {lowest} to {highest}, and is {value!r}.")
        return int(value)

    def time_zone(self, var: str, default: str) -> str:
        value: str = self.str(var, default="").strip() or default
        if value not in zoneinfo.available_timezones():
            raise ImproperlyConfigured(f"{var} must be a name like Europe/Berlin, and is {value!r}.")
        return value


def make_folder(path: Path) -> None:
    """The folder for what the portal writes."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"the folder {path} cannot be made: {error.strerror}.") from error


def read_env_file(path: Path) -> None:
    """Read KEY=value lines; what the environment already says wins."""
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{path} cannot be read as text: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#") and not LINE.match(line.strip()):
            raise ImproperlyConfigured(f"{path}, line {number}: expected NAME=value or a # comment.")
    environ.Env.read_env(path)


env = Environment()
read_env_file(BASE_DIR / ".env")
