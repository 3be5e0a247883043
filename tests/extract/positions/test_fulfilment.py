import pytest

from placet import Document, code

pytestmark = pytest.mark.model

MANDATE = "Poland will send troops to Sudan only if the Security Council adopts a mandate."
RESERVOIR = "Egypt would agree to the talks if Ethiopia stopped filling the reservoir."
BANKERS = "Turkey will back Sweden's accession to NATO once Sweden extradites the two bankers."
COMPLAINT = "Japan will lift the export ban unless South Korea files a complaint."


def met(text):
    record = code(Document(id="d", text=text, published="2031-03-06"))
    return [condition.met for position in record.positions for condition in position.conditions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MANDATE} The Security Council adopted the mandate on Monday.", True),
        (f"{MANDATE} The Security Council has not adopted a mandate.", False),
        ("Poland will send troops to Sudan only with a mandate of the Security Council. The council adopted the mandate on Monday.", True),
        ("Poland will send troops to Sudan only after a ceasefire. A ceasefire took effect on Sunday.", True),
        ("Poland will send troops to Sudan only after a ceasefire. The ceasefire collapsed on Sunday.", False),
        ("Serbia would recognise Kosovo only with the consent of Russia. Russia withheld its consent.", False),
        (f"{RESERVOIR} Ethiopia stopped filling the reservoir in May.", True),
        (f"{RESERVOIR} Ethiopia refused to stop filling the reservoir.", False),
        (f"{RESERVOIR} That condition has not been met, Egyptian officials said.", False),
        (f"{RESERVOIR} The condition has now been met, Egyptian officials said.", True),
        (f"{BANKERS} Sweden extradited the bankers last week.", True),
        (f"{COMPLAINT} South Korea filed a complaint on Friday.", False),
        (f"{COMPLAINT} South Korea did not file a complaint.", True),
    ],
)
def test_what_a_document_tells_of_a_condition(text, expected):
    assert met(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        MANDATE,
        f"{RESERVOIR} Ethiopia may stop filling the reservoir.",
        f"{RESERVOIR} Ethiopia rejected the demand.",
        f"{BANKERS} Finland extradited two men last week.",
        f"{MANDATE} The Security Council adopted a budget on Monday.",
        f"{MANDATE} The Security Council could adopt a mandate next week.",
        "Serbia would recognise Kosovo only with the consent of Russia. China withheld its consent.",
    ],
)
def test_what_it_leaves_open_stays_open(text):
    assert met(text) == [None]
