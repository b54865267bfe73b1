"""Words that evidence and rules know things by, and that sentences tell too."""

ROLES = (
    "alert", "banner", "button", "cell", "checkbox", "columnheader", "combobox", "complementary", "contentinfo",
    "dialog", "document", "figure", "form", "frame", "generic", "grid", "gridcell", "group", "heading", "iframe",
    "image", "img", "link", "list", "listbox", "listitem", "main", "menu", "menubar", "menuitem",
    "menuitemcheckbox", "menuitemradio", "navigation", "option", "paragraph", "presentation", "progressbar",
    "radio", "radiogroup", "region", "row", "rowheader", "search", "searchbox", "slider", "spinbutton", "status",
    "switch", "tab", "table", "tablist", "tabpanel", "textbox", "toolbar", "tree", "treegrid", "treeitem",
)  # fmt: skip
# The browser's own controls and states, as they are heard (see commons/transcribing.py).
HEARD = (
    "disclosure", "date", "time", "date and time", "colour", "video", "audio", "checked", "not checked",
    "partly checked", "pressed", "not pressed", "partly pressed", "expanded", "collapsed", "selected", "required",
    "unavailable", "read only", "invalid", "busy",
)  # fmt: skip
KINDS = (
    "e-mail", "number", "telephone", "address", "postcode", "pattern", "length",  # of answers that are tried wrong
    "time zone", "date of today", "time of day", "browser", "operating system", "device", "screen size", "card type",
    "notifications", "location", "camera", "microphone",  # that a page asks leave for
    "consent", "newsletter", "survey", "app",  # what lies over a page
    "map", "moves", "blinks", "red", "light", "landscape", "portrait", "phone", "field", "control", "column",
    "accept", "refuse", "leave",
    "script", "stylesheet", "font", "media", "fetch", "xhr", "other", "data", "file",  # of requests
)  # fmt: skip
ACTIONS = (
    "open", "click", "double_click", "fill", "type", "select", "check", "uncheck", "upload", "press", "hover", "drag",
    "scroll", "back", "forward", "reload", "switch_tab", "close_tab", "accept_dialog", "dismiss_dialog", "wait_for",
    "screenshot",
)  # fmt: skip
CODES = (*ROLES, *HEARD, *KINDS, *ACTIONS)
