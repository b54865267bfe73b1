"""The errors of the tool: each says what happened, where it happened, how to mend it.

AuditorError                exit code 3: the tool could not do its work
├── UsageError              exit code 2: the command line asks for something that is not there
│   └── PlanError           exit code 2: the plan is wrong; carries file, line and column
│       ├── ReviewError     exit code 2: the review file beside the plan is wrong
│       └── GateFileError   exit code 2: the file with a gate is wrong
├── BrowserMissing          exit code 3: no browser on this machine
├── BrowserDied             exit code 3: the browser ended while it was needed
├── RunFolderError          exit code 3: the run folder cannot be written
│   └── RunUnreadable       exit code 2: what is named is no run folder, or one that is damaged or of another version
└── Stop                    ends a walk, never the run: becomes the walk's `reason`
    ├── CannotAct           this persona could not carry out an action
    ├── NotExpected         what the step expects is not there
    └── WrongPage           nobody can be judged here: an error page, a login wall, no answer
        └── NoPage          what was opened is no page: a file to be kept, or nothing at all
"""


class AuditorError(Exception):
    """Something that a user can be told in one sentence, with the way to mend it."""

    exit_code = 3

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.message} {self.mend}".strip()


class UsageError(AuditorError):
    """The command line names something that does not exist or does not fit."""

    exit_code = 2


class PlanError(UsageError):
    """A plan cannot be used; `file`, `line` and `column` say where (lines and columns from 1).

    `more` are the other errors that the same plan has, in the order of their lines.
    """

    consequence = "wrong with this plan; nothing was walked"

    def __init__(
        self,
        message: str,
        mend: str = "",
        *,
        file: str = "",
        line: int = 1,
        column: int = 1,
        more: tuple["PlanError", ...] = (),
    ) -> None:
        super().__init__(message, mend)
        self.file, self.line, self.column, self.more = file, line, column, more

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {super().__str__()}"


class ReviewError(PlanError):
    """What people said of a run cannot be used; it says where, as `PlanError` does."""

    consequence = "wrong with this review file; mend it first"


class GateFileError(PlanError):
    """A gate cannot be used; it says where, as `PlanError` does."""

    consequence = "wrong with this gate; mend it first"


class BrandError(PlanError):
    """A brand cannot be used; it says where, as `PlanError` does."""

    consequence = "wrong with this brand file; mend it first"


class BrowserMissing(AuditorError):
    """No browser was found; the message names the places that were looked at."""


class BrowserDied(AuditorError):
    """The browser or its page ended by itself or was killed."""


class RunFolderError(AuditorError):
    """A run folder cannot be written."""


class RunUnreadable(RunFolderError):
    """What a command names is no run folder, or what it holds is damaged or of another version."""

    exit_code = 2


class Stop(AuditorError):
    """A walk ends here. The message becomes the walk's `reason`."""


class CannotAct(Stop):
    """The persona found no way to carry out an action on its target."""


class NotExpected(Stop):
    """The action was carried out, but what the step expects did not come true."""


class WrongPage(Stop):
    """The page is not one on which anybody can be judged."""


class NoPage(WrongPage):
    """What was opened is no page: a file to be kept came, or nothing that is shown."""
