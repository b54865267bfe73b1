"""Consent walls with the markup and behaviour of well-known makers', for tests; each says in `#state` what it heard."""

BODY = """<header><a href="/">Service</a></header><main><h1>Apply for a place</h1><p>Tell who you are.</p>
<p><a href="/next">Next page</a></p><p id="state">{state}</p></main>"""
TOLD = """<script>
const state = document.getElementById('state'), told = document.cookie.match(/told=(\\w+)/);
function tell(what, wall) { document.cookie = 'told=' + what + ';path=/'; state.textContent = what; wall.remove(); }
</script>"""
OVER = "position:fixed;left:0;right:0;bottom:0;background:#fff;border:1px solid #000;padding:2rem;z-index:9"

COOKIEBOT = f"""<div id="CybotCookiebotDialog" role="dialog" aria-modal="true" style="{OVER}">
<h2>This website uses cookies</h2><p>We use cookies to personalise content and ads.</p>
<div id="CybotCookiebotDialogBodyLevelButtonsTable">
<button id="CybotCookiebotDialogBodyLevelButtonLevelOptinDeclineAll">Deny</button>
<button id="CybotCookiebotDialogBodyLevelButtonAccept" type="button">Allow all</button></div></div>
<script>window.Cookiebot = {{ hasResponse: false, dialog: {{ visible: true }}, withdraw() {{}}, hide() {{}} }};
const wall = document.getElementById('CybotCookiebotDialog');
const [deny, allow] = wall.querySelectorAll('button');
deny.onclick = () => tell('refused', wall);
allow.onclick = () => tell('accepted', wall);
</script>"""

# No refusal on the first layer: settings, choices ticked beforehand, then what is ticked is kept.
ONETRUST = f"""<div id="onetrust-consent-sdk">
<div id="onetrust-banner-sdk" role="dialog" aria-label="Cookie banner" style="{OVER}">
<p>We use cookies on this site.</p><button id="onetrust-pc-btn-handler">Cookie Settings</button>
<button id="onetrust-accept-btn-handler">Accept All Cookies</button></div>
<div id="onetrust-pc-sdk" role="dialog" aria-label="Preference center" style="{OVER};display:none"><p>About cookies</p>
<label><input type="checkbox" class="category-switch-handler" checked> Targeting cookies</label>
<button class="save-preference-btn-handler">Confirm My Choices</button></div></div>
<script>const sdk = document.getElementById('onetrust-consent-sdk'), more = document.getElementById('onetrust-pc-sdk');
document.getElementById('onetrust-pc-btn-handler').onclick = () => more.style.display = 'block';
document.getElementById('onetrust-accept-btn-handler').onclick = () => tell('accepted', sdk);
document.querySelector('.save-preference-btn-handler').onclick = () =>
  tell(document.querySelector('.category-switch-handler').checked ? 'accepted' : 'refused', sdk);
</script>"""

KLARO = f"""<div class="klaro"><div class="cookie-notice" style="{OVER}"><div class="cn-body"><p>Käytämme evästeitä.</p>
<div class="cn-ok"><a class="cm-link cn-learn-more" href="#">Valitse itse</a>
<button type="button" class="cm-btn cm-btn-danger cn-decline">Hylkään</button>
<button type="button" class="cm-btn cm-btn-success">Hyväksyn</button></div></div></div></div>
<script>const klaro = document.querySelector('.klaro');
document.querySelector('.cn-decline').onclick = () => tell('refused', klaro);
document.querySelector('.cm-btn-success').onclick = () => tell('accepted', klaro);
</script>"""

USERCENTRICS = f"""<div id="usercentrics-button"><div id="uc-banner-modal" style="{OVER}"><p>We use cookies.</p>
<button id="uc-btn-deny-banner">Deny</button><button id="uc-btn-accept-banner">Accept all</button></div></div>
<script>const uc = document.getElementById('usercentrics-button');
document.getElementById('uc-btn-deny-banner').onclick = () => tell('refused', uc);
document.getElementById('uc-btn-accept-banner').onclick = () => tell('accepted', uc);
</script>"""

# Nobody's: known by its words alone.
OWN = {
    "fi": ("Palvelu käyttää evästeitä.", "Hyväksy kaikki", "Vain välttämättömät"),
    "sv": ("Tjänsten använder kakor.", "Godkänn alla", "Bara nödvändiga"),
    "en": ("This service uses cookies for statistics.", "Accept all", "Reject all"),
}


def own(language: str) -> str:
    """A service's own wall in this language."""
    text, accept, refuse = OWN[language]
    return f"""<div id="wall" role="dialog" aria-modal="true" aria-label="x" style="{OVER}"><p>{text}</p>
<button id="a">{accept}</button> <button id="r">{refuse}</button></div>
<script>const wall = document.getElementById('wall');
document.getElementById('a').onclick = () => tell('accepted', wall);
document.getElementById('r').onclick = () => tell('refused', wall);</script>"""


# Its buttons send a form: the answer is another document.
FORM = f"""<form id="wall" class="cookie-consent" action="/answered" style="{OVER}">
<p>We use cookies to count visits.</p><button name="told" value="accepted">Accept cookies</button>
<button name="told" value="refused">Refuse cookies</button></form>"""
ONLY_ACCEPT = f"""<div id="wall" class="cookie-wall" style="{OVER}"><p>We use cookies.</p>
<button onclick="tell('accepted', this.parentNode)">Accept cookies</button></div>"""


def page(wall: str) -> str:
    """The body of a page with this wall, until it was answered."""
    kept = "<script>if (told) { state.textContent = told[1]; document.querySelector('#holder').remove(); }</script>"
    return f"{BODY.format(state='asked')}{TOLD}<div id='holder'>{wall}</div>{kept}"
