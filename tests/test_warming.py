"""A service is opened once before it is measured, and nothing is used up by that."""

import pytest
from service import Answer, Service
from walking import act, plan_of, step

from auditor.engines.chromium import Chromium
from auditor.warming import warm_up


@pytest.mark.parametrize(
    ("opened", "asked"),
    [("/start", ["/start"]), ("/confirm?token=1", ["/"]), ("/orders/{unique}", ["/"])],
)
async def test_what_may_open_only_once_is_left_to_the_walks(
    engine: Chromium, service: Service, opened: str, asked: list[str]
) -> None:
    met: list[str] = []

    def page(path: str) -> None:
        def answer(_: bytes) -> Answer:
            met.append(path)
            return Answer(b"<!doctype html><title>Start</title><link rel=icon href='data:,'><h1>Start</h1>")

        service.answers[path] = answer

    for path in ("/", "/start", "/confirm", "/orders/{unique}", "/orders/%7Bunique%7D"):
        page(path)
    await warm_up(engine, plan_of(service.url, step("Open", act("open", value=opened))))
    assert met == asked


async def test_a_service_that_does_not_answer_is_left_to_the_walks(engine: Chromium) -> None:
    await warm_up(engine, plan_of("http://127.0.0.1:9/", step("Open", act("open", value="/"))))
