"""Rule: what a new password must be like is told before it is chosen."""

from auditor.commons.field_texts import known_language, seen_texts
from auditor.commons.form_words import PASSWORD_RULE
from auditor.commons.labels import asks_again
from auditor.commons.logins import sign_in_form
from auditor.commons.urls import page
from auditor.commons.walks import documents
from auditor.evidence.dom import Dom, FormField
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 3.3.2", problem="What a password must be like is told too late")
def password_rules_told_late(walk: Walk) -> Verdicts:
    """Where a new password must keep rules, they are told before it is sent.

    ## Why it matters
    To think of a password is hard, to be told afterwards that it needs a capital letter is harder: the second one is
    made up in anger, and forgotten or written down.

    ## How to fix it
    Write the rules below the label: “At least 12 characters”. Ask for length alone: rules about kinds of signs make
    passwords weaker, not stronger.

    ## What it cannot decide
    It certainly fails where the page told no rule, and came back with one beside the same field. Where only a
    `minlength` or a `pattern` shows that there are rules, and no text in sight tells one, a person must look. Rules are
    known by their words in Finnish, Swedish and English; sign-ins, where the password exists already, are left out.

    ## References
    https://pages.nist.gov/800-63-4/sp800-63b.html
    https://www.nngroup.com/articles/password-creation/
    https://design-system.service.gov.uk/patterns/passwords/
    """
    silent: dict[tuple[str, str], tuple[Visit, FormField]] = {}
    for visit, dom in documents(walk):
        for field in dom.fields if known_language(dom) else ():
            if not _chosen(dom, field):
                continue
            place = (page(visit.arrival.url), dom.of(field).attributes.get("name") or field.path)
            rules = [text for text in (*seen_texts(dom, field), field.error) if PASSWORD_RULE.search(text)]
            if rules and place in silent:
                told = "“{rule}” is told only when a password was sent that did not keep it."
                yield failed(dom.of(field), told, rule=rules[0], at=visit)
            elif rules:
                yield passed(field.path, at=visit)
            elif place not in silent:
                silent[place] = (visit, field)
                if {"minlength", "pattern", "passwordrules"} & set(dom.of(field).attributes):
                    ask = "Look whether the rules for this password are told: it has some, and no text says so."
                    yield unsure(dom.of(field), ask, at=visit)


def _chosen(dom: Dom, field: FormField) -> bool:
    own = dom.of(field)
    return (
        field.type == "password" and own.visible and not asks_again(own.name) and not sign_in_form(dom, field)
    ) and "current-password" not in own.attributes.get("autocomplete", "")
