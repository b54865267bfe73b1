"""The tokens of HTML's autocomplete: which there are, and which go together."""

from auditor.evidence.dom import Element

# Tokens that mean the same, a part of the same, or are often the same.
_KIN: tuple[frozenset[str], ...] = tuple(
    frozenset(each.split())
    for each in (
        "name given-name family-name additional-name nickname username cc-name honorific-prefix",
        "email username",
        "tel tel-national tel-local tel-country-code tel-area-code username",
        "street-address address-line1 address-line2 address-line3 address-level2 address-level3",
        "address-level1 address-level2 address-level3",
        "country country-name",
        "bday bday-day bday-month bday-year",
        "organization name",
    )
)
_OTHERS = (
    "postal-code organization organization-title cc-number cc-csc cc-exp cc-exp-month cc-exp-year cc-type "
    "cc-given-name cc-family-name one-time-code new-password current-password url sex language photo impp "
    "transaction-amount transaction-currency"
)
TOKENS = frozenset(_OTHERS.split()).union(*_KIN)


def token(element: Element) -> str:
    """What a field's autocomplete says of its purpose; empty for `on`, `off`, and what is no token."""
    words = [word for word in element.attributes.get("autocomplete", "").lower().split() if word != "webauthn"]
    return words[-1] if words and words[-1] in TOKENS else ""


def agree(one: str, other: str) -> bool:
    """Whether two purposes may be one field's."""
    return one == other or any({one, other} <= kin for kin in _KIN)
