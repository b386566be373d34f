"""The PDF engine opens no socket and reads no file, whatever a page asks for."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

pytestmark = [pytest.mark.pdf, pytest.mark.rules]

ROOT = Path(__file__).resolve().parents[2]
SECRET = "CANARY-of-a-file"

# {local} is an address where the test listens, {file} a file that holds a secret.
VECTORS = """
<img src="{local}/1" alt=""><img src="{file}" alt=""><img srcset="{local}/2 2x" alt="">
<img src="file:///etc/passwd" alt=""><img src="file:///dev/urandom" alt="">
<img src="FILE:///etc/passwd" alt=""><img src="{local}/3?redirect={file}" alt="">
<img src="ftp://127.0.0.1/x" alt=""><img src="//127.0.0.1/x" alt="">
<img src="../../../../../../etc/passwd" alt=""><img src="/etc/passwd" alt="">
<img src="https://assets.invalid/fonts/../../etc/passwd" alt="">
<img src="https://assets.invalid/paper.css" alt="">
<object data="{local}/4">x</object><object data="{file}" type="text/plain">x</object>
<embed src="{local}/5"><embed src="{file}"><iframe src="{local}/6"></iframe>
<a href="{file}" rel="attachment">x</a><a href="{local}/7" rel="attachment">x</a>
<link rel="attachment" href="{file}"><link rel="attachment" href="{local}/8">
<link rel="stylesheet" href="{local}/9.css"><link rel="stylesheet" href="{file}">
<style>@import url({local}/10.css); @import "{file}";
@font-face {{ font-family: x; src: url({local}/11.woff2), url({file}) }}
body {{ font-family: x; background: url({local}/12); list-style-image: url({file}) }}
p::before {{ content: url({local}/13) }} p {{ border-image: url({local}/14) }}
@page {{ background: url({local}/15); @top-left {{ content: url({file}) }} }}
@color-profile x {{ src: url({file}) }} p {{ mask-image: url({local}/16) }}</style>
<svg width="9" height="9"><image href="{local}/17"/><image xlink:href="{file}"/>
<use href="{local}/18#a"/><use href="{file}#a"/>
<style>@import url({local}/19);</style><rect fill="url({local}/20#a)"/></svg>
<img alt="" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'
 xmlns:x='http://www.w3.org/1999/xlink'%3E%3Cimage x:href='{file}'/%3E%3C/svg%3E">
<video poster="{local}/21"></video><audio src="{local}/22"></audio>
<input type="image" src="{local}/23" alt=""><body background="{local}/24">
<meta http-equiv="refresh" content="0; url={local}/25">
<p style="background: url({local}/26); cursor: url({file})">Still rendered.</p>
"""


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def called(server: socket.socket) -> bool:
    try:
        server.accept()
    except TimeoutError:
        return False
    return True


def render_watched(page: str, report: Path) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "tests.pdf.hostile", str(report)],
        input=page.encode(),
        capture_output=True,
        cwd=ROOT,
        check=True,
        timeout=120,
    ).stdout


@pytest.mark.parametrize(
    "base", ["", '<base href="{local}/base/">', '<base href="file:///etc/">']
)
def test_no_socket_is_opened_and_no_file_read(listener, tmp_path, base):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    local = f"http://127.0.0.1:{listener.getsockname()[1]}"
    body = (base + VECTORS).format(local=local, file=secret.as_uri())
    page = f"<!DOCTYPE html><html lang=en><title>t</title><body>{body}"
    report = tmp_path / "report.json"

    pdf = render_watched(page, report)

    events = json.loads(report.read_text())
    assert not called(listener)
    other = [what for event, what in events if not event.startswith("open")]
    assert all(what.startswith("data:") for what in other)
    opened = [what for event, what in events if event == "open"]
    assert not [
        name for name in opened if "secret" in name or name.startswith("/etc/pass")
    ]
    assert not [name for name in opened if name.startswith("/dev/")]
    (tmp_path / "out.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "out.pdf") as read:
        assert not read.attachments
        streams = [
            o.read_bytes() for o in read.objects if isinstance(o, pikepdf.Stream)
        ]
    assert not any(SECRET.encode() in stream for stream in [pdf, *streams])
    words = subprocess.run(
        ["pdftotext", str(tmp_path / "out.pdf"), "-"], capture_output=True, check=True
    ).stdout
    assert b"Still rendered." in words


def test_at_least_twenty_five_ways_in_are_tried():
    assert VECTORS.count("{local}") + VECTORS.count("{file}") >= 25
