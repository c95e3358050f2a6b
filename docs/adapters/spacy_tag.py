"""Suggestions from a spaCy pipeline.

    command = ["python3", "spacy_tag.py", "MODEL", "--map", "PERSON=PER", "FAC=LOC"]

Named entities have no score in spaCy: each gets the fixed score 0.5, or --score. A span categoriser does give scores: with --spans-key its
spans are taken instead, with theirs.
"""

import argparse

from tippani_tag import pairs, serve, windows

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("model", help="name or directory of the pipeline")
parser.add_argument("--map", nargs="*", default=[], metavar="MODEL=TIPPANI", help="labels that tippani's schema calls otherwise")
parser.add_argument("--score", type=float, default=0.5, help="score of what has none (default 0.5)")
parser.add_argument("--spans-key", help="take the spans of a span categoriser under this key, such as sc")
parser.add_argument("--window", type=int, default=50_000, help="code points that the pipeline gets at once (default 50000)")


def load():
    import spacy

    nlp = spacy.load(args.model)

    def scored(doc):
        if not args.spans_key:
            return [(span, args.score) for span in doc.ents]
        group = doc.spans.get(args.spans_key, [])
        scores = getattr(group, "attrs", {}).get("scores")
        return list(zip(group, scores if scores is not None else [args.score] * len(group)))

    def tag(text, labels):
        for start, piece in windows(text, min(args.window, nlp.max_length)):
            for span, score in scored(nlp(piece)):
                yield start + span.start_char, start + span.end_char, names.get(span.label_, span.label_), score

    return tag


if __name__ == "__main__":
    args = parser.parse_args()
    names = pairs(args.map)
    serve(load)
