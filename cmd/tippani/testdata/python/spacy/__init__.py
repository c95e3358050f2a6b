from .util import Span


class Doc:
    def __init__(self, text):
        self.text, self._ents = text, []

    def char_span(self, start, end, label, alignment_mode="strict"):
        assert isinstance(start, int) and isinstance(end, int) and isinstance(label, str) and label
        assert 0 <= start < end <= len(self.text), (start, end, len(self.text))
        assert self.text[start:end].strip() == self.text[start:end], "E024: white space at the ends"
        assert alignment_mode in ("strict", "contract", "expand")
        return Span(start, end, label)

    @property
    def ents(self):
        return self._ents

    @ents.setter
    def ents(self, spans):
        end = 0
        for s in sorted(spans, key=lambda s: s.start):
            assert s.start >= end, "E1010: overlapping entities"
            end = s.end
        self._ents = list(spans)


class Language:
    def make_doc(self, text):
        return Doc(text)


def blank(lang):
    assert lang == "bn"
    return Language()
