from __future__ import annotations

import pytest

from ingest.parse.html_hidden import drop_hidden
from ingest.parse.html_tree import tree_of


def left(body: str) -> str:
    root = tree_of(f"<body><p>före</p>{body}efter</body>")
    drop_hidden(root)
    return " ".join(root.text_content().replace("före", "").replace("efter", "").split())


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        "hidden=''",
        "aria-hidden='true'",
        "class='sr-only'",
        "class='x Visually-Hidden y'",
        "style='display:none'",
        "style='DISPLAY : None !important'",
        "style='color:red;visibility:hidden'",
        "style='visibility:collapse'",
        "style='opacity:0'",
        "style='opacity:0.00'",
        "style='font-size:0'",
        "style='font-size:0px'",
        "style='height:0;overflow:hidden'",
        "style='overflow:hidden;max-width:0px'",
        "style='position:absolute;left:-9999px'",
        "style='text-indent:-999em'",
        "style='margin-left:-100.5px'",
        "style='clip:rect(0,0,0,0)'",
        "style='color:#fff'",
        "style='color:#FFFFFF'",
        "style='color:#fefefe'",
        "style='color:white'",
        "style='color:rgb(255, 255, 255)'",
        "style='color:transparent'",
        "style='color:rgba(0,0,0,0)'",
        "style='color:white;background:#fff'",
        "style='color:white;background-color:transparent'",
    ],
)
def test_what_no_reader_sees_is_gone(attribute: str) -> None:
    assert left(f"<span {attribute}>dolt</span>") == ""


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden='until-found'",
        "aria-hidden='false'",
        "class='sr-only-focusable'",
        "style=''",
        "style=';;:'",
        "style='display:block'",
        "style='opacity:0.5'",
        "style='opacity:1'",
        "style='font-size:0.8em'",
        "style='font-size:10px'",
        "style='height:0'",
        "style='overflow:hidden;height:10px'",
        "style='left:-99px'",
        "style='text-indent:999px'",
        "style='clip:rect(1px,1px,1px,1px)'",
        "style='color:#333'",
        "style='color:#f0f0f0'",
        "style='color:whitesmoke'",
        "style='color:rgba(0,0,0,0.5)'",
        "style='color:white;background:#003366'",
        "style='color:white;background-color:navy'",
    ],
)
def test_what_a_reader_sees_stays(attribute: str) -> None:
    assert left(f"<span {attribute}>synligt</span>") == "synligt"


def test_white_letters_are_read_on_the_dark_ground_of_an_element_around_them() -> None:
    assert left("<div style='background:#036'><p><span style='color:#fff'>synligt</span></p></div>") == "synligt"
    assert left("<div style='background:#fff'><p><span style='color:#fff'>dolt</span></p></div>") == ""


def test_all_within_a_hidden_element_is_gone_with_it() -> None:
    assert left("<div hidden><p>dolt</p><div>dolt</div></div>") == ""


def test_text_behind_a_hidden_element_stays() -> None:
    assert left("<p>ett <span hidden>dolt</span> två</p>") == "ett två"


def test_a_panel_that_a_button_opens_is_no_hidden_text() -> None:
    button = "<button aria-controls='a b'>Visa</button>"
    assert left(f"{button}<p id='a' hidden>ett</p><p id='b' style='display:none'> två</p>") == "Visaett två"
    assert left(f"{button}<div id='c' hidden>dolt</div>") == "Visa"
