"""Rule: the letters and words of running text stand as far apart as their font was made for."""

from auditor.commons.blocks import alike
from auditor.evidence.typesetting import SetText, Typesetting
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

# Of the size of the letters. Fonts made for screens ask for some hundredths less or more at their usual sizes.
TIGHT, MELTING = -0.035, -0.08
LOOSE = 0.2  # beyond it letters stand as far apart as words do: a space is a quarter of the size
WORDS_TIGHT, WORDS_LOOSE = -0.1, 0.6


@rule(Impact.MINOR, problem="The letters or words of running text stand too close or too far apart")
def letters_badly_spaced(typesetting: Typesetting) -> Verdicts:
    """The letters and words of running text are neither pressed together nor drawn apart.

    ## Why it matters
    Where letters are pressed together, “rn” reads as “m” and “cl” as “d”; where they are drawn apart, words fall into
    letters. People with dyslexia or little sight spell then, and do not read.

    ## How to fix it
    Take `letter-spacing` and `word-spacing` off running text, and keep them for large headings:

    ```css
    p, li { letter-spacing: normal; word-spacing: normal; }
    ```

    ## What it cannot decide
    How a font was drawn: some need a little correction, and up to 0.035 of the size it passes. The limits are our own:
    the sources say that both ways hinder, not from where on. It is sure where letters stand closer by 0.08 of their
    size, and else a person must look. Single lines, headings and words in capitals are not judged; blocks of one look
    are told once. Whether customers may set more room themselves is told by another rule.

    ## References
    - https://www.bdadyslexia.org.uk/advice/employers/creating-a-dyslexia-friendly-workplace/dyslexia-friendly-style-guide
    - https://www.w3.org/WAI/WCAG22/Understanding/text-spacing.html
    """
    running = [one for one in typesetting.texts if one.lines > 1 and not one.capitals]
    for text, more in alike(running, lambda one: (one.font_size, one.letter_spacing, one.word_spacing)):
        letters, words = _shares(text)
        values = {"letters": letters, "words": words, "more": more}
        if letters < MELTING:
            yield failed(
                text, "The letters of this text run into each other: {letters} of their size closer.", **values
            )
        elif not (TIGHT <= letters <= LOOSE and WORDS_TIGHT <= words <= WORDS_LOOSE):
            ask = "Look whether this can be read: letters {letters}, words {words} of their size apart."
            yield unsure(text, ask, **values)
        else:
            yield passed(text)


def _shares(text: SetText) -> tuple[float, float]:
    size = text.font_size or 1
    return round(text.letter_spacing / size, 3), round(text.word_spacing / size, 3)
