import json


class _Names:
    def __init__(self, names):
        self.names = names


class _Feature:
    def __init__(self, names):
        self.feature = _Names(names)


class _Dataset:
    def __init__(self, features):
        self.features = features


def load_dataset(kind, data_files):
    assert kind == "parquet"
    out = {}
    for part, path in data_files.items():
        data = open(path, "rb").read()
        assert data[:4] == data[-4:] == b"PAR1"
        start = data.index(b'{"info":')
        info, _ = json.JSONDecoder().raw_decode(data[start:].decode("utf-8", "replace"))
        tags = info["info"]["features"]["ner_tags"]
        assert tags["_type"] in ("Sequence", "List") and tags["feature"]["_type"] == "ClassLabel"
        out[part] = _Dataset({"ner_tags": _Feature(tags["feature"]["names"])})
    return out
