"""A customer on the way through a service, who sends nothing: walks one journey, which is proposed as it was walked."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from auditor.arrive import look
from auditor.commons.tasks import does_at_once, task
from auditor.commons.urls import host, same_page
from auditor.model import Action, ActionKind
from auditor.offered import Bounds, is_search, next_form, search_word
from auditor.personas.hand import Hand
from auditor.places import Place, target_of
from auditor.proposal import STEPS, Filling, Proposed, fillings, words
from auditor.session import Session
from auditor.surveying import Form, Offer, Surveyed, survey

K = ActionKind
MOST_STEPS = 6
PAUSE = 0.3  # seconds between two pages: no faster than a customer who knows the way
SETTLE_SECONDS = 8.0
LATE_SECONDS = 12.0  # how long an application may take to show anything
STILL_SECONDS = 2.0  # in which nothing more must be offered, where it comes so late
ENDS_THERE = ("read", "help", "contact", "login", "search")  # tasks that need no more than one page and its form


@dataclass(slots=True)
class Wayfarer:
    """A customer on the front page, in a session that refuses to send anything. `made` is the journey so far."""

    session: Session
    hand: Hand
    front: Surveyed
    bounds: Bounds
    language: str
    made: Proposed
    page: Surveyed
    pages: int = 0  # opened so far
    seen: set[object] = field(default_factory=set)
    before: Surveyed | None = None  # the page before, where a form led here
    late: bool = False  # what the page offers came long after it was at rest

    async def look(self) -> None:
        """Look at what the page offers; one that is still empty is given time."""
        deadline, self.late = time.monotonic() + LATE_SECONDS, False
        self.page = await survey(self.session)
        while not (self.page.links or self.page.buttons or self.page.forms) and time.monotonic() < deadline:
            await asyncio.sleep(PAUSE)
            self.late, self.page = True, await survey(self.session)
        before = None
        while self.late and self.page.offered != before and time.monotonic() < deadline:
            before = self.page.offered
            await asyncio.sleep(STILL_SECONDS)
            await self.session.settle(seconds=SETTLE_SECONDS)
            self.page = await survey(self.session)

    async def go_on(self, form: Form | None) -> None:
        """Go on from where the customer stands: fill forms, follow what is offered for the same task."""
        while len(self.made.steps) < MOST_STEPS and not self.made.steps[-1].stop_before:
            form = form or next_form(self.page, self.made.task, self.seen)
            if form:
                self.seen.add(form.signature)
                if not await self._fill(form):
                    return
                form = None
                continue
            offer = self._next_offer()
            if offer is None or not await self.press(offer):
                return

    def _next_offer(self) -> Offer | None:
        """The next link or button for the same task in the page's content; after a form, the first thing found."""
        if self.made.task in ENDS_THERE:
            return None
        offers = [one for one in (*self.page.buttons, *self.page.links) if self._leads_on(one)]
        kinds = {self.made.task, "start", "book", "buy", "apply"}
        named = [one for one in offers if task(one.name) in kinds]
        if self.before:  # what was asked for and found: the first of it
            known = {(one.name, one.href) for one in self.before.links}
            named += [one for one in offers if one.href and (one.name, one.href) not in known]
        return next((one for one in named if ("offer", one.name, one.href) not in self.seen), None)

    def _leads_on(self, offer: Offer) -> bool:
        """What is in the page's content, and leads on or is where a journey may end."""
        return offer.where == "main" and (self.bounds.allow(offer) or (not offer.href and does_at_once(offer.name)))

    async def press(self, offer: Offer) -> bool:
        """Press a link or a button, as a step that arrives where it leads; whether it led anywhere."""
        self.seen.add(("offer", offer.name, offer.href))
        target = target_of(offer.target)
        if target is None:
            return False
        action, before, late = Action(kind=K.CLICK, target=target), self.page, self.late
        if does_at_once(offer.name):
            return await self._stop(action)
        refused = len(self.session.refused())
        if not await self._done(action):
            return False
        if len(self.session.refused()) > refused and not offer.href:
            return await self._stop(action, looked=True)
        if host(self.session.url) != host(self.front.url) or not await self._arrive():
            return False
        front = same_page(self.page.url, self.front.url) and self.page.heading == self.front.heading
        if self.page.place.view == before.place.view or (front and offer.href):
            return False
        self.before = None
        if late:
            self.made.wait_for(target)
        self.made.add(self.page.heading or self.page.title or offer.name, [action], self.page.place)
        return True

    async def _fill(self, form: Form) -> bool:
        """Fill a form in, then send it where that only asks (GET); else leave it unsent. Whether to go on."""
        filled = [one async for one in self._filled(form)]
        await self.session.settle(seconds=2)
        target = target_of(form.submit.target) if form.submit else None
        send = Action(kind=K.CLICK, target=target) if target else Action(kind=K.PRESS, value="Enter")
        named = form.submit.name if form.submit else ""
        asks = form.method == "get" and (is_search(form) or not does_at_once(named))
        if asks and any(one.action for one in filled):
            return await self._ask(filled, send)
        self._add_filled(filled, (await survey(self.session)).place)
        return await self._stop(send, name=named) if target else False

    async def _filled(self, form: Form) -> AsyncIterator[Filling]:
        """What could be filled in, and what is to be said of the rest."""
        word = search_word(self.front) if is_search(form) else ""
        for one in fillings(form, self.language, word=word):
            if one.action and (await self.hand.act(one.action)).went != "done":
                yield Filling(None, f"Left out: {one.action} could not be done.")
            else:
                yield one

    async def _ask(self, filled: Sequence[Filling], send: Action) -> bool:
        """Send what only asks for something, and look at the answer."""
        refused, before = len(self.session.refused()), self.page
        sent = await self._done(send)
        if not sent or len(self.session.refused()) > refused:  # it asks by a script, and would have sent something
            self._add_filled(filled, before.place)
            return await self._stop(send, looked=True) if sent else False
        if host(self.session.url) != host(self.front.url) or not await self._arrive():
            return False
        self.before = before
        self.made.add(self.page.heading or self.page.title, [*_actions(filled), send], self.page.place)
        self._say(filled)
        return True

    def _add_filled(self, filled: Sequence[Filling], place: Place) -> None:
        if filled:
            called = self.page.heading or self.page.title
            self.made.add(f"{words(STEPS, 'fill', self.language)}: {called}", _actions(filled), place)
            self._say(filled)

    def _say(self, filled: Sequence[Filling]) -> None:
        number = 0
        for one in filled:
            if one.note:
                self.made.say("actions", number, text=one.note)
            number += one.action is not None

    async def _stop(self, action: Action, *, name: str = "", looked: bool = False) -> bool:
        """A last step that is looked at and not taken; False, since nobody goes on from there."""
        if not looked and (await self.hand.look_at(action)).went != "left":
            return False
        called = name or (action.target.name if action.target else "") or words(STEPS, "send", self.language)
        self.made.add(called, [action], None, stop_before=True)
        self.made.say(
            text="This sends something, so the walk stops before it. Taken, say here what must be true afterwards:"
        )
        self.made.say(text="expect: {text: …}")
        return False

    async def _done(self, action: Action) -> bool:
        await asyncio.sleep(PAUSE)
        touch = await self.hand.act(action)
        await self.session.settle(seconds=SETTLE_SECONDS)
        self.pages += 1
        return touch.went == "done"

    async def _arrive(self) -> bool:
        """Look at the page that came; whether it is one to go on from."""
        _, wrong = await look(self.session, signs_in=True)
        if wrong is None:
            await self.look()
        return wrong is None


def _actions(filled: Sequence[Filling]) -> list[Action]:
    return [one.action for one in filled if one.action]
