class Span:
    def __init__(self, start, end, label):
        self.start, self.end, self.label = start, end, label


def filter_spans(spans):
    return spans  # what is exported for entities overlaps nowhere
