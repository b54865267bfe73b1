"""Rule: which files may be sent is told before one is chosen."""

from auditor.commons.field_texts import called, known_language, texts
from auditor.commons.form_words import tells_upload
from auditor.evidence.dom import Dom, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MINOR, "WCAG 3.3.2", problem="A field for files does not tell which files it takes")
def upload_limits_not_told(dom: Dom) -> Verdicts:
    """Where a file is to be sent, its largest size and its kinds are told.

    ## Why it matters
    A photo from a phone is easily larger than a service takes. Who learns that after two minutes of waiting has to find
    out how pictures are made smaller, in the middle of an application.

    ## How to fix it
    Say it beside the field: “PDF or a picture, at most 10 MB”. Take what phones make (JPEG, HEIC, PDF) and at least
    10 MB, and make it smaller yourself.

    ## What it cannot decide
    Whether there are limits at all: a person must look. It looks for a size or the name of a kind of file in the
    field's label and hint, and in the texts of its form; `accept` is not seen. It is silent on pages in other
    languages than Finnish, Swedish and English.

    ## References
    https://design-system.service.gov.uk/components/file-upload/
    https://www.w3.org/WAI/tutorials/forms/instructions/
    """
    if not known_language(dom):
        return
    for field in dom.fields:
        own = dom.of(field)
        if field.type != "file" or own.disabled or not (own.visible or any(label.visible for label in field.labels)):
            continue
        if any(tells_upload(text) for text in (*texts(dom, field), *_of_form(dom, field))):
            yield passed(own)
        else:
            ask = "Look whether “{label}” tells how large a file may be and of which kind: no text says so."
            yield unsure(own, ask, label=called(dom, field))


def _of_form(dom: Dom, field: FormField) -> list[str]:
    inside = f"{field.form} > " if field.form else ""
    return [block.text for block in dom.text_blocks if inside and block.path.startswith(inside)]
