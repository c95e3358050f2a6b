"""What the adapters have in common: answering tippani line by line, and cutting long texts. Python 3.9 or later, no other library.

A model of yours becomes an adapter with

    from tippani_tag import serve

    def load():
        model = ...
        def tag(text, labels):
            for ... in model(text):
                yield start, end, label, score   # offsets in code points, which are Python's
        return tag

    serve(load)
"""

import json
import os
import re
import sys

# The end of a sentence, Bengali or English, with the marks that close it; or of a line.
SENTENCE_END = re.compile(r"""[।॥?!.]["'”’»)\]]*\s+|\n+""")


def serve(load):
    """Read questions until the input ends, and answer each. load is called once and gives the function that tags a text.

    Standard output is kept for answers: whatever libraries print goes to standard error.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    tag = load()
    for line in sys.stdin.buffer:
        answers.write(answer(tag, line).encode("ascii") + b"\n")
        answers.flush()


def answer(tag, line):
    """The answer to a line, as JSON in ASCII."""
    asked = None
    try:
        question = json.loads(line)
        asked = question["id"]
        labels = question["labels"]
        spans = [
            {"start": int(start), "end": int(end), "label": label, "score": min(max(float(score), 0.0), 1.0)}
            for start, end, label, score in tag(question["text"], labels)
            if label in labels
        ]
        return json.dumps({"id": asked, "spans": spans}, allow_nan=False)
    except Exception as fault:  # the next article may be better
        return json.dumps({"id": asked, "spans": [], "error": f"{type(fault).__name__}: {fault}"})


def windows(text, most):
    """Cut a text into pieces of at most most code points, at ends of sentences if there are any, else at white space.

    Yields where each piece begins and the piece; together they are the text.
    """
    start = 0
    while len(text) - start > most:
        end = last_cut(text, start, start + most)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def last_cut(text, start, limit):
    end = None
    for found in SENTENCE_END.finditer(text, start, limit):
        end = found.end()
    if end:
        return end
    blank = max(text.rfind(" ", start, limit), text.rfind("\n", start, limit))
    return blank + 1 if blank > start else limit


def pairs(words):
    """A=B C=D ... from the command line as a dictionary."""
    out = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            sys.exit(f"{word!r} is not of the form NAME=NAME")
        out[name] = value
    return out
