"""Run as a program: render hostile HTML while every socket and opened file is noted.

python tests/pdf/hostile.py REPORT < page.html > page.pdf
"""

import json
import sys
from pathlib import Path

import reports.pdf

NOTED = (
    "socket.",
    "open",
    "urllib.Request",
    "subprocess.Popen",
    "os.system",
    "os.exec",
)

seen: list[list[str]] = []


def note(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(NOTED):
        seen.append([event, str(arguments[0]) if arguments else ""])


if __name__ == "__main__":
    report = Path(sys.argv[1])
    page = sys.stdin.read()
    reports.pdf.render_pdf("<p>warm up: imports and fonts</p>")
    sys.addaudithook(note)
    pdf = reports.pdf.render_pdf(page)
    found = list(seen)
    report.write_text(json.dumps(found))
    sys.stdout.buffer.write(pdf)
