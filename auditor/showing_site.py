"""What a report shows of a crawl: its templates, its sample, how pages hang together, what was left out."""

from dataclasses import dataclass

from auditor.model import DocumentRecord, Impact, SampledPage, Seen, SiteRecord
from auditor.showing import JourneyShowing, PointShowing, StepShowing


@dataclass(frozen=True, slots=True)
class PageShowing:
    """One audited page. `points` are those that are known to be there: of a point on very many, not all are told."""

    url: str
    title: str
    lang: str
    outcomes: dict[str, Seen]  # persona → how it went
    why: str  # why nothing was judged here
    points: tuple[PointShowing, ...]  # worst first


@dataclass(frozen=True, slots=True)
class TemplateShowing:
    """Pages that are made alike. `worst` is the worst impact that is certain; None where nothing certain was found."""

    step: StepShowing
    shape: str  # of the addresses
    pages: int
    audited: int
    worst: Impact | None
    bar: float  # friction as a share of the highest
    shown: tuple[PageShowing, ...]  # what could not be judged first, then what most was found on
    left_out: int  # audited pages that are not among those shown
    example: str = ""  # the title of one of its pages


@dataclass(frozen=True, slots=True)
class Depth:
    """How many pages lie so many clicks from the start; `clicks` is None where no link leads."""

    clicks: int | None
    pages: int
    bar: float


@dataclass(frozen=True, slots=True)
class Share:
    """Something counted: a reason, a part of the sample; `name` is a code or a sentence."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class OfSite:
    """What one rule says of the service as a whole."""

    says: str  # what is wrong, in a sentence
    points: tuple[PointShowing, ...]  # worst first


@dataclass(frozen=True, slots=True)
class SiteShowing:
    """A crawl. Counts of templates are of those that were audited."""

    record: SiteRecord
    journey: JourneyShowing  # that stands for the crawl; its steps are the templates
    templates: tuple[TemplateShowing, ...]  # worst first
    audited: int  # templates of which some page was audited
    stopping: int  # of these, where something certain stops some customers
    hindering: int  # where something serious is the worst that is certain
    marked: int  # where anything was found, certain or not
    sample: tuple[Share, ...]  # parts of the sample, in the order of the method
    structured: tuple[SampledPage, ...]
    random: tuple[SampledPage, ...]
    only_random: tuple[PointShowing, ...]  # that were met on pages of the random sample alone
    left_out: tuple[Share, ...]  # most first
    depths: tuple[Depth, ...]
    starts: tuple[tuple[str, int | None], ...]  # journey, clicks to its first page
    of_site: tuple[OfSite, ...]  # what rules say of the service as a whole: links, titles, navigation …
    documents: tuple[DocumentRecord, ...]  # what lacks most first
    lacking: int  # of the documents, that certainly lack something
    unread: int  # of the documents, that could not be looked into

    def template(self, step: str) -> TemplateShowing | None:
        """The template that a step stands for."""
        return next((one for one in self.templates if one.step.ref.name == step), None)
