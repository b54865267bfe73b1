"""From a plan's target to the browser's locator."""

from collections.abc import Iterator

from playwright.async_api import FrameLocator, Locator, Page

from auditor.model import Target


def locator(root: Page | Locator | FrameLocator, target: Target, *, hidden: bool = False) -> Locator:
    """The locator of a target. With `hidden`, a role is also found on what is not shown."""
    if target.frame and not isinstance(root, Locator):
        root = root.frame_locator(target.frame)
    if target.within:
        root = locator(root, target.within, hidden=hidden)
    found = _plain(root, target, hidden=hidden)
    return found if target.nth is None else found.nth(target.nth)


def alternatives(target: Target) -> Iterator[Target]:
    """The target, and what a customer takes for it where it is not there: a placeholder for a field's label."""
    yield target
    if target.by == "label":
        yield target.model_copy(update={"by": "placeholder"})


def _plain(root: Page | Locator | FrameLocator, target: Target, *, hidden: bool) -> Locator:
    value, exact = target.value, target.exact
    match target.by:
        case "role":
            role: str = value
            return root.get_by_role(role, name=target.name, exact=exact, include_hidden=hidden)  # type: ignore[arg-type]
        case "label":
            return root.get_by_label(value, exact=exact)
        case "text":
            return root.get_by_text(value, exact=exact)
        case "placeholder":
            return root.get_by_placeholder(value, exact=exact)
        case "alt":
            return root.get_by_alt_text(value, exact=exact)
        case "title":
            return root.get_by_title(value, exact=exact)
        case "testid":
            return root.get_by_test_id(value)
        case "css":
            return root.locator(f"css={value}")
        case "selector":
            return root.locator(value)
