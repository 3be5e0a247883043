from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from placet.publish.briefs.document import Brief, Items, Paragraph, Passage, Run, Table
from placet.publish.briefs.markdown import markdown

HOSTILE = [
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://a.example/x.png)", "# a heading", "- an item", "1. an item",
    "> a quotation", "```", "~~~", "---", "===", "| a | b |", "&lt;b&gt;", "*strong* _too_ `code`", "a\n\n# b",
    "http://a.example/ www.a.example a@b.example",
    "\\<b>", "+ plus", "3) three", "[^1]: note", "    code",
]  # fmt: skip


class Seen(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(brief: Brief) -> Seen:
    return Seen(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown(brief)))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_document_says_is_text_wherever_it_stands(text: str) -> None:
    run = Run(text=text)
    blocks = (
        Paragraph(runs=(run,)), Items(items=((run,), (run,))), Passage(words=text, source=(run,)),
        Table(heads=("a", text), rows=((run, run),)),
    )  # fmt: skip
    seen = read(Brief(title=text, about=text, blocks=blocks, made_by=text))
    assert sorted(set(seen.tags)) == ["blockquote", "h1", "hr", "li", "p", "table", "tbody", "td", "th", "thead", "tr", "ul"]
    assert (seen.tags.count("td"), seen.tags.count("li"), seen.tags.count("h1")) == (2, 2, 1)
    assert seen.text.count(" ".join(text.split())) >= 9


def test_no_address_becomes_a_link_of_itself() -> None:
    written = markdown(Brief(title="t", about="see http://a.example and www.b.example, c@d.example", blocks=(), made_by=""))
    assert "http://" not in written
    assert "www.b" not in written.replace("\\.", "")
    assert "c@d" not in written


def test_the_hostile_dispute_has_only_the_links_to_pages_of_the_web(brief: Brief) -> None:
    seen = read(brief)
    assert "script" not in seen.tags
    assert "img" not in seen.tags
    assert "javascript:" not in markdown(brief)
    assert "<script>alert('x')</script>" in seen.text


def test_a_source_on_the_web_is_a_link() -> None:
    run = Run(text="A [title]", link="https://example.org/a_(b)#:~:text=it,%20is")
    assert markdown(Brief(title="t", about="", blocks=(Paragraph(runs=(run,)),), made_by="")).splitlines()[4] == (
        r"[A \[title\]](<https://example.org/a_(b)#:~:text=it,%20is>)"
    )
