from found import find

NAMES = {"PERSON": "person", "GPE": "city", "RIVER": "river"}


class GLiNER:
    @classmethod
    def from_pretrained(cls, name):
        assert name == "bn_model", name
        return cls()

    def predict_entities(self, text, labels, threshold):
        assert threshold == 0.4 and "" not in labels and len(text) <= 1000, (threshold, labels, len(text))
        return [
            {"start": start, "end": end, "text": text[start:end], "label": NAMES[label], "score": 0.75}
            for start, end, label in find(text)
            if NAMES[label] in labels
        ]
