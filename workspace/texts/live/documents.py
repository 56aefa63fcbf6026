"""The Yjs document of an open text. What is broken raises here, before anybody else gets it."""

from pycrdt import Doc

from workspace.texts.document.clocks import Held, clocks_of, held_by


class BrokenUpdateError(Exception):
    """What was sent is no update, or the document does not bear it."""


class OpenDocument:
    def __init__(self) -> None:
        self.doc: Doc = Doc()
        self.size = 0
        """About so many bytes, rather more; `weigh` looks again."""
        self._has_changed = False
        self._watch = self.doc.observe(self._note)

    def _note(self, _event: object) -> None:
        self._has_changed = True

    def apply(self, update: bytes) -> bool:
        """Whether it changed anything that can be seen now. Errors: BrokenUpdateError."""
        self._has_changed = False
        try:
            self.doc.apply_update(update)
        except Exception as problem:
            raise BrokenUpdateError(str(problem)) from problem
        self.size += len(update)
        return self._has_changed

    def weigh(self) -> int:
        self.size = len(self.doc.get_update())
        return self.size

    @property
    def state(self) -> bytes:
        return self.doc.get_state()

    @property
    def clocks(self) -> dict[int, int]:
        return clocks_of(self.doc.get_state())

    def since(self, state: bytes) -> bytes:
        """Errors: BrokenUpdateError for what is no state."""
        try:
            return self.doc.get_update(state)
        except Exception as problem:
            raise BrokenUpdateError(str(problem)) from problem


def held(update: bytes) -> Held:
    """Errors: BrokenUpdateError."""
    try:
        return held_by(update)
    except (ValueError, RecursionError) as problem:
        raise BrokenUpdateError(str(problem)) from problem
