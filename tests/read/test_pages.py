import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placet.errors import DocumentError
from placet.read.pages import read_page

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Harbour talks resume | Norland Post</title>
<meta property="og:site_name" content="Norland Post"><meta property="og:title" content="Harbour talks resume">
<meta property="article:published_time" content="2025-03-06T08:00:00Z"><link rel="canonical" href="https://post.example/harbour"></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Harbour talks resume</h1>
<p>The two sides will meet again in Nordhavn next week, the minister of Norland said on Thursday.</p>
<p>The island's council had asked for the talks<br>to be held in public, which both sides refused.</p>
<h2>What next?</h2><p>A joint office is expected to open before winter, and fishing is to be settled later.</p></article>
<footer>Copyright 2025 Norland Post</footer></body></html>"""


def test_a_page_gives_its_article() -> None:
    page = read_page(PAGE, "a.html")
    assert (page.title, page.outlet, page.published, page.url) == (
        "Harbour talks resume", "Norland Post", "2025-03-06", "https://post.example/harbour",
    )  # fmt: skip
    paragraphs = page.text.split("\n\n")
    assert paragraphs[0] == "Harbour talks resume"
    assert paragraphs[1].startswith("The two sides")
    assert "What next?" in paragraphs
    assert "Home" not in page.text
    assert "Copyright" not in page.text


def test_a_headline_outside_the_article_comes_first() -> None:
    outside = PAGE.replace("<h1>Harbour talks resume</h1>", "").replace("<article>", "<div><h1>Harbour talks resume</h1></div><article>")
    assert read_page(outside, "a.html").text.startswith("Harbour talks resume\n\nThe two sides")


def test_a_date_in_the_running_text_is_not_the_pages_own() -> None:
    bare = PAGE.replace('<meta property="article:published_time" content="2025-03-06T08:00:00Z">', "")
    assert read_page(bare.replace("before winter", "by 12 May 2024"), "a.html").published == ""


def outcome(html: str) -> bytes:
    """The text of a page or the line that says why it has none."""
    try:
        return read_page(html, "a.html").text.encode()
    except DocumentError as error:
        return str(error).encode()


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 20_000 + "Text." + "</div>" * 20_000,
        "<html><body><article>" + "<blockquote>" * 5_000 + "Text.",
        "<p title='" * 50_000,
        "<html><body><p>" + "&#xD800;&#0;" * 20,
        "<html><body><script>" + "<p>" * 10_000,
        "<![CDATA[<p>]]>",
        "<html><!--",
    ],
)
def test_hostile_markup_is_read_or_refused(html: str) -> None:
    assert outcome(html)


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div ", ">", "<table>", "<td>", "'", '"', "<!--", "-->", "The sides met on Monday. ", "\x00", "<svg>"]
        )
    )
)
def test_broken_markup_is_read_or_refused(pieces: list[str]) -> None:
    assert outcome("<html><body>" + "".join(pieces))
