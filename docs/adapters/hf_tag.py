"""Suggestions from a token classifier of Hugging Face, such as a BanglaBERT that was trained for named entities.

    command = ["python3", "hf_tag.py", "MODEL", "--map", "LOC=GPE"]

Such a model reads a few hundred pieces of words: a text is cut into windows at ends of sentences, and the offsets are put together again.
The tokenizer has to be a fast one, since others give no offsets. The text is given as it is: normalising it first would move offsets.
"""

import argparse

from tippani_tag import pairs, serve, windows

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("model", help="name or directory of the model")
parser.add_argument("--map", nargs="*", default=[], metavar="MODEL=TIPPANI", help="labels that tippani's schema calls otherwise")
parser.add_argument("--aggregation", default="simple", choices=["simple", "first", "average", "max"],
                    help="how pieces become words; all but simple keep words whole (default simple)")
parser.add_argument("--window", type=int, default=600, help="code points that the model gets at once (default 600)")
parser.add_argument("--batch", type=int, default=8, help="windows that are computed together (default 8)")


def load():
    from transformers import pipeline

    classify = pipeline("token-classification", model=args.model, aggregation_strategy=args.aggregation)

    def tag(text, labels):
        pieces = [(start, piece) for start, piece in windows(text, args.window) if not piece.isspace()]
        if not pieces:
            return
        answers = classify([piece for _, piece in pieces], batch_size=args.batch)
        if len(pieces) == 1 and not (answers and isinstance(answers[0], list)):
            answers = [answers]  # as some versions answer about a single text
        for (start, _), found in zip(pieces, answers):
            for group in found:
                if group["start"] is None:
                    raise ValueError("the tokenizer gives no offsets; use a model with a fast tokenizer")
                label = group["entity_group"]
                yield start + group["start"], start + group["end"], names.get(label, label), group["score"]

    return tag


if __name__ == "__main__":
    args = parser.parse_args()
    names = pairs(args.map)
    serve(load)
