from found import find


class Float32(float):
    """A number that json does not take for one of its own."""


def pipeline(task, model, aggregation_strategy):
    assert (task, model, aggregation_strategy) == ("token-classification", "bn_model", "simple")

    def classify(texts, batch_size):
        assert all(len(t) <= 600 for t in texts), [len(t) for t in texts]
        answers = [
            [
                {"entity_group": label, "score": Float32(1.0000001), "word": text[start:end], "start": start, "end": end}
                for start, end, label in find(text)
            ]
            for text in texts
        ]
        return answers[0] if len(texts) == 1 and "😀" in texts[0] else answers

    return classify
