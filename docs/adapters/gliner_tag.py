"""Suggestions from a GLiNER model, which finds what it is asked for by name.

    command = ["python3", "gliner_tag.py", "MODEL", "--threshold", "0.3", "--ask", "GPE=city or country"]

Labels are asked for in words: those of the built-in schema as ASKED has them, others by their own name in small letters. A label that is
asked for by nothing (--ask CLAIM=) is left out.
"""

import argparse

from tippani_tag import pairs, serve, windows

# Quotations, cues and claims are sentences and verbs, which such a model does not find.
ASKED = {
    "PER": "person",
    "ORG": "organization",
    "GPE": "country, city or district",
    "LOC": "location",
    "EVENT": "event",
    "DATE": "date",
    "MONEY": "amount of money",
    "NUMBER": "number",
    "QUOTE": "",
    "CLAIM": "",
    "CUE": "",
}

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("model", help="name or directory of the model")
parser.add_argument("--ask", nargs="*", default=[], metavar="LABEL=WORDS", help="what to ask for instead of a label")
parser.add_argument("--threshold", type=float, default=0.3, help="the least score (default 0.3)")
parser.add_argument("--window", type=int, default=1000, help="code points that the model gets at once; it reads no more than some hundred "
                    "words and ignores the rest (default 1000)")


def load():
    from gliner import GLiNER

    model = GLiNER.from_pretrained(args.model)

    def tag(text, labels):
        label_of = {}
        for label in labels:
            words = asked.get(label, label.lower())
            if words:
                label_of.setdefault(words, label)
        if not label_of:
            return
        for start, piece in windows(text, args.window):
            for found in model.predict_entities(piece, list(label_of), threshold=args.threshold):
                yield start + found["start"], start + found["end"], label_of[found["label"]], found["score"]

    return tag


if __name__ == "__main__":
    args = parser.parse_args()
    asked = {**ASKED, **pairs(args.ask)}
    serve(load)
