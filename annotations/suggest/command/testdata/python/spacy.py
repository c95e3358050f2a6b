from found import find

print("spaCy greets")


class Span:
    def __init__(self, start, end, label):
        self.start_char, self.end_char, self.label_ = start, end, label


class Group(list):
    attrs = {}


class Doc:
    def __init__(self, text):
        self.ents = [Span(*found) for found in find(text)]
        group = Group(self.ents)
        group.attrs = {"scores": [0.25 for _ in group]}
        self.spans = {"sc": group}


class Language:
    max_length = 1000

    def __call__(self, text):
        if len(text) > self.max_length:
            raise ValueError("[E088] the text is too long")
        return Doc(text)


def load(name):
    assert name == "bn_model", name
    return Language()
