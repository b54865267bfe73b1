"""What is planted from the form to sign up for a course to its end."""

from .planted import AXE, CALENDAR, EVERYBODY, FORM, PLACE, Defect

CLUMSY, KEYS, EARS = ("clumsy",), ("keyboard",), ("screen-reader",)
STILL = ("reduced-motion",)

SIGN_UP = (
    # The form
    Defect("title-does-not-say-step", FORM, "", EVERYBODY, "“Nimetön asiakirja”."),
    Defect("session-ends-without-warning", FORM, "", EVERYBODY, "All is gone after 20 minutes, without a word."),
    Defect("axe-meta-refresh", FORM, "meta[http-equiv=refresh]", AXE, "The same, as axe-core sees it."),
    Defect("moves-without-pause", FORM, "marquee", STILL, "Scrolls without end."),
    Defect("motion-not-reduced", FORM, "marquee", STILL, "Also where less motion is asked for.", "review"),
    Defect("axe-marquee", FORM, "marquee", AXE, "The same, as axe-core sees it."),
    Defect("obsolete-markup", FORM, "marquee", AXE, "HTML has given it up."),
    Defect("title-says-nothing", FORM, "", AXE, "“Nimetön asiakirja” may be any page."),
    Defect("refreshes-by-itself", FORM, "", EVERYBODY, "The page goes away after twenty minutes."),
    Defect("error-message-says-nothing", FORM, "#sahkoposti-virhe", ("clumsy",), "The message is “Virheellinen arvo”."),
    Defect("clipped-by-text-spacing", FORM, ".fee", ("large-text",), "As wide as the words are without spacing."),
    Defect("state-vanishes-in-forced-colours", FORM, ".switch", ("contrast",), "Ticked is told by a colour alone."),
    Defect("hover-content-not-hoverable", FORM, "#synt-vihje", KEYS, "Goes when the pointer comes to it."),
    Defect("hover-content-not-dismissible", FORM, "#synt-vihje", KEYS, "Nor does Escape send it away."),
    Defect("hover-content-goes-away", FORM, "#puh-vihje", KEYS, "Goes after 0.7 s.", "review"),
    Defect("change-on-focus", FORM, "#haku[onfocus]", KEYS, "Leads away as soon as Tab comes to it."),
    Defect("lost-at-zoom", FORM, ".teachers, .teachers *", ("zoom",), "Narrow pages leave the teacher out.", "review"),
    Defect("missing-on-a-channel", FORM, "", ("mobile",), "A phone gets no word of shared rides.", "review"),
    Defect("more-effort-on-a-channel", "/kurssit*", "", ("mobile",), "A phone asks for three fields more."),
    Defect("error-not-told", FORM, "#nimi", CLUMSY, "A red frame, and no word."),
    Defect("error-not-announced", FORM, ".field-error", CLUMSY, "The words come silently."),
    Defect("error-without-suggestion", FORM, "#sahkoposti", CLUMSY, "“Virheellinen arvo” helps nobody.", "review"),
    Defect("error-far-from-field", FORM, "#puhelin", CLUMSY, "Told above the form.", "review"),
    Defect("input-lost-after-error", FORM, "#nimi", CLUMSY, "A mistake empties the whole form."),
    Defect("input-lost-on-back", FORM, "#nimi", CLUMSY, "Nothing is kept.", "review"),
    Defect("input-lost-on-reload", FORM, "#nimi", CLUMSY, "Nothing is kept.", "review"),
    Defect("done-twice", FORM, ".signup-form [type=submit]", CLUMSY, "A double click takes two places."),
    # What comes of it
    Defect("cannot-go-on-elsewhere", PLACE, "", ("returning",), "The address opens only once."),
    Defect("keyboard-trap", PLACE, "#palaute", KEYS, "Tab writes spaces, and nothing leads out."),
    Defect("stop-that-nobody-hears", PLACE, "[aria-hidden] .calendar-button", KEYS, "The same, where Tab stops."),
    Defect("hidden-from-screen-readers", PLACE, "[aria-hidden] .calendar-button", EARS, "In sight, and not offered."),
    Defect("axe-aria-hidden-focus", PLACE, ".calendar-form[aria-hidden]", AXE, "The same, as axe-core sees it."),
    Defect("dead-end", CALENDAR, "", ("desktop",), "A page without any way on."),
    Defect("no-confirmation-at-the-end", CALENDAR, "", ("desktop",), "Nothing says that it is done.", "review"),
)
