"""PPTX (ECMA-376, PresentationML): the words of every slide in their order, each slide a page."""

import posixpath
import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.archives import check_package
from intranet.files.extraction.markup import Attributes, Walker
from intranet.files.extraction.outcome import PAGE, Part, Refused, whole
from intranet.files.extraction.pieces import Pieces, collect, properties_of, walk_parts
from intranet.files.extraction.relations import check_relations

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_COMMENTS = re.compile(r"ppt/(comments/|threadedComments/).+\.xml")
_BESIDE = {"notesSlide": "speaker_notes", "diagramData": "", "chart": ""}
"""Parts that belong to a slide, by the kind of relation, with the notice they earn."""
_PLAYED = {"video", "audio", "media"}
_STARTS = re.compile(r"ppaction://(program|macro|ole)", re.IGNORECASE)


class _Slides(Walker):
    """The ids of the slides in their order. (``id`` and ``r:id`` are one name here; the second is written last.)"""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sldId":
            self.ids.append(attributes.get("id", ""))


class _Relations(Walker):
    """What a part leads to: (id, kind, part of the package), links to elsewhere apart."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if name != "Relationship":
            return
        if kind in _PLAYED:
            raise Refused("embedded")
        if attributes.get("TargetMode") != "External":
            path = posixpath.join("/", self.folder, attributes.get("Target", ""))
            self.found.append((attributes.get("Id", ""), kind, posixpath.normpath(path).lstrip("/")))


class _Words(Pieces):
    """Words are in ``t`` (of a chart in ``v``); paragraphs are lines; a shape may come twice, the second time as
    fallback. What stands in the place of a slide's own words on a pattern ("Click to edit …") is not shown.
    """

    def __init__(self, *, is_pattern: bool = False) -> None:
        super().__init__()
        self.is_pattern = is_pattern
        self.element = ""
        self.skipping = 0
        self.shapes: list[bool] = []  # open shapes, and whether each is a place to be filled

    def start(self, name: str, attributes: Attributes) -> None:
        self.element = name
        if _STARTS.match(attributes.get("action", "")):
            raise Refused("macros")
        if name == "sld" and attributes.get("show") in {"0", "false"}:
            self.notices.add("hidden_slides")
        elif name == "Fallback":
            self.skipping += 1
        elif name == "sp":
            self.shapes.append(False)
        elif name == "ph" and self.shapes:
            self.shapes[-1] = self.is_pattern
        elif name == "br":
            self._take("\n")
        elif name == "tr":
            self.begin_row()
        elif name == "blip":
            self.show(attributes.get("embed", ""))

    def end(self, name: str) -> None:
        self.element = ""
        if name == "Fallback":
            self.skipping -= 1
        elif name == "sp":
            self.shapes = self.shapes[:-1]
        elif name in {"p", "v"}:
            self._take("\n")
        elif name == "tc":
            self.end_cell()
        elif name == "tr":
            self.end_row()

    def text(self, characters: str) -> None:
        if self.element in {"t", "v"}:
            self._take(characters)

    def _take(self, text: str) -> None:
        if not self.skipping and not any(self.shapes):
            self.write(text)


def read_pptx(file: BinaryIO) -> Iterator[Part]:
    """Check the package, then read. The first page is the first slide with what its pattern prints on it.

    Raises:
        Refused: ``macros``: a click starts a program; ``embedded``: films and sounds, which no program here reads.
    """
    check_package(file)
    notices = set(check_relations(file))
    with ZipFile(file) as package:
        if any(_COMMENTS.fullmatch(name) for name in package.namelist()):
            notices.add("comments")
        slides = _slides(package)
        shown = [(slide, _slide(package, slide)) for slide in slides]
        patterns = [
            (part, collect(package, [part], _Words(is_pattern=True)))
            for part in (_patterns(package, slides[0]) if slides else ())
        ]
        author = properties_of(package, "docProps/core.xml")
        seen = [picture for each in [*shown[:1], *patterns] for picture in _pictures(package, *each)]
    notices = notices.union(author.notices, *(words.notices for _part, words in shown))
    texts = [words.taken() for _part, words in shown]
    printed = [*(words.taken() for _part, words in patterns), *(text[:PAGE] for text in texts[:1])]
    first_page = "\n".join(filter(None, printed)) if any(texts) else None
    return whole("\f".join(texts), first_page, tuple(sorted(notices)), pictures=tuple(dict.fromkeys(seen)))


def _slides(package: ZipFile) -> list[str]:
    """The parts of the slides as they are shown; what the presentation does not list comes behind, by number."""
    order, parts = _Slides(), {id_: part for id_, _kind, part in _related(package, "ppt/presentation.xml")}
    walk_parts(package, ["ppt/presentation.xml"], order)
    numbered = {name: int(found[1]) for name in package.namelist() if (found := _SLIDE.fullmatch(name))}
    listed = [part for id_ in order.ids if (part := parts.get(id_, "")) in numbered]
    return list(dict.fromkeys([*listed, *sorted(numbered, key=numbered.__getitem__)]))


def _slide(package: ZipFile, slide: str) -> Pieces:
    """A slide, and behind its words those of its diagrams, charts and notes."""
    words = collect(package, [slide], _Words())
    for _id, kind, part in _related(package, slide):
        if kind in _BESIDE:
            before = len(words.pieces)
            collect(package, [part], words)
            if _BESIDE[kind] and any(piece.strip() for piece in words.pieces[before:]):
                words.notices.add(_BESIDE[kind])
    return words


def _patterns(package: ZipFile, slide: str) -> list[str]:
    """The layout of a slide and its master: what stands on them is seen on the slide."""
    layouts = [part for _id, kind, part in _related(package, slide) if kind == "slideLayout"]
    masters = [part for each in layouts for _id, kind, part in _related(package, each) if kind == "slideMaster"]
    return [*masters, *layouts]


def _pictures(package: ZipFile, part: str, words: Pieces) -> list[str]:
    """The parts that hold the pictures shown on a slide or a pattern."""
    images = {id_: image for id_, kind, image in _related(package, part) if kind == "image"}
    return [images[each] for each in words.pictures if each in images]


def _related(package: ZipFile, part: str) -> list[tuple[str, str, str]]:
    folder, _slash, base = part.rpartition("/")
    relations = _Relations(folder)
    walk_parts(package, [f"{folder}/_rels/{base}.rels"], relations)
    return relations.found
