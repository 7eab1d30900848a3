"""Screens of learners: found through the course of the demo, and begun by its buttons."""

from playwright.sync_api import Page

from tests.e2e.linked import follow

COURSE = "main .list a.t"


def course(page: Page) -> None:
    """The course that is asked for."""
    page.goto(follow(page, "/khoa-hoc/", COURSE))


def lesson(page: Page) -> None:
    """Its first lesson, with a table, a highlighted box and a question."""
    page.goto(follow(page, "/khoa-hoc/", COURSE, "main .list a[href*='/bai/']"))


def results(page: Page) -> None:
    """An attempt at its test that did not reach the mark."""
    page.goto(follow(page, "/khoa-hoc/ket-qua/", "a[href*='/luot-lam/']"))


def test(page: Page) -> None:
    """The next attempt, begun or gone on with."""
    results(page)
    page.locator("form[action$='/kiem-tra/'] button").click()
    page.wait_for_selector("form[data-test]")


LEARNING = {"first-course": course, "first-lesson": lesson, "course-results": results, "course-test": test}
