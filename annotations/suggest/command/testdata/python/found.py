"""Stands for what the three libraries find: each word that the table has."""

import re

WORDS = {"রহিম": "PERSON", "ঢাকা": "GPE", "যমুনা": "RIVER"}


def find(text):
    print("a library prints what it likes")
    if "ভাঙা" in text:
        raise RuntimeError("the model broke\nhere")
    for found in re.finditer("|".join(WORDS), text):
        yield found.start(), found.end(), WORDS[found.group()]
