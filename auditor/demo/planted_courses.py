"""What is planted in the list of courses and on the page of one."""

from .planted import AXE, COURSE, EVERYBODY, LIST, TIMED, Defect

KEYS, EARS, ZOOM, LARGE, COLOURS = ("keyboard",), ("screen-reader",), ("zoom",), ("large-text",), ("contrast",)

COURSES = (
    # The list of courses
    Defect("refusing-takes-more", LIST, ".consent .accept", EVERYBODY, "Refusing takes more clicks than accepting."),
    Defect("focus-lost-after-action", LIST, ".consent .accept", KEYS, "The button that had the focus is gone."),
    Defect("change-on-input", LIST, "#aihe[onchange]", KEYS, "The second topic is all that arrow keys choose."),
    Defect("single-key-shortcut", LIST, "", KEYS, "“k” leads to the topics, wherever one is.", "review"),
    Defect("focus-not-visible", LIST, ".tips a", KEYS, "The outline was taken away."),
    Defect("tab-order-against-reading", LIST, ".course-card h2 a[tabindex]", KEYS, "Tab goes up the list."),
    Defect("axe-tabindex", LIST, ".course-card h2 a[tabindex]", AXE, "The same, as axe-core sees it."),
    Defect("click-without-keyboard", LIST, "span.show-past", ("desktop",), "A mouse alone presses it."),
    Defect("pointer-only-control", LIST, "span.show-past", KEYS, "Says that it is a button; Tab passes it by."),
    Defect("focus-covered", LIST, "footer a, main a, main select", KEYS, "The bar at the bottom lies over it."),
    Defect("sticky-takes-the-view", LIST, ".phone-bar", ZOOM, "The bar takes more than half of the view."),
    Defect("clipped-at-zoom", LIST, ".course-text", ZOOM, "One line's height, whatever stands in it."),
    Defect("clipped-by-text-spacing", LIST, ".course-text", LARGE, "The same with wider spacing."),
    Defect("useful-late-on-a-slow-line", LIST, ".pool", ("slow",), "The photograph weighs 650 kB."),
    Defect("jumps-on-a-slow-line", LIST, ".consent .accept", ("slow",), "A notice of the slow line pushes all down."),
    Defect("image-in-an-old-format", LIST, ".pool", TIMED, "A photograph as PNG."),
    Defect("floats-over-content", LIST, ".phone-bar", TIMED, "It lies over the page's last links."),
    Defect("first-paint-held-up", COURSE, "", ("mobile",), "The script of 670 kB stands in the head."),
    Defect("slow-main-content", LIST, ".pool", ("mobile",), "The same photograph on a phone's line."),
    # One course
    Defect("skip-link-broken", f"{LIST}*", ".skip-link[href='#paasisalto']", KEYS, "Leads nowhere."),
    Defect("axe-region", f"{LIST}*", ".skip-link[href='#paasisalto']", AXE, "So it counts as content without place."),
    Defect("axe-skip-link", f"{LIST}*", ".skip-link[href='#paasisalto']", AXE, "The same, as axe-core sees it."),
    Defect("composite-without-arrows", COURSE, ".tabs", KEYS, "Tabs that answer to no arrow."),
    Defect("dialog-focus-not-moved", COURSE, "div.group-dialog", KEYS, "The focus stays outside."),
    Defect("dialog-lets-focus-out", COURSE, "div.group-dialog", KEYS, "Tab leads to what lies under it."),
    Defect("dialog-focus-not-returned", COURSE, "div.group-dialog", KEYS, "The focus does not come back."),
    Defect("escape-does-not-close", COURSE, "div.group-dialog", KEYS, "Escape does nothing."),
    Defect("nothing-said-after-submit", COURSE, ".group-form", ("clumsy",), "“Jatka” does nothing without a group."),
    Defect("sent-to-a-file", COURSE, ".health-form", ("desktop",), "A form as PDF."),
    Defect("silent-change", COURSE, "#ryhma", EARS, "“Vapaita paikkoja löytyi 4” is not announced."),
    Defect("clipped-by-large-text", COURSE, ".course-price strong", LARGE, "44 px, whatever the text size.", "review"),
    Defect("name-lacks-label", COURSE, ".course-ask a[aria-label]", EARS, "Called otherwise than it says."),
    Defect("broken-link-on-the-path", COURSE, ".rules-link[href='/kurssit/saannot']", ("desktop",), "Answers 404."),
    Defect("vanishes-in-forced-colours", COURSE, ".print", COLOURS, "A background colour, and nothing else."),
    Defect("covered-at-zoom", COURSE, ".course-ask a", ZOOM, "The price lies over it."),
    Defect("overlaps-at-zoom", COURSE, ".course-when, .course-when span", ZOOM, "Two lines drawn over each other."),
    Defect("blank-on-a-slow-line", COURSE, "", ("slow",), "A script of 670 kB comes before anything."),
    Defect("slow-main-content", COURSE, ".tab-panel p", ("mobile",), "The same script on a phone's line."),
)
