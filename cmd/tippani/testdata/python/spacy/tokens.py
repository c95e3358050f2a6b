class DocBin:
    def __init__(self):
        self.docs = []

    def add(self, doc):
        self.docs.append(doc)

    def to_disk(self, path):
        with open(path, "w", encoding="utf-8") as out:
            for doc in self.docs:
                for s in doc.ents:
                    print(s.label, doc.text[s.start:s.end], file=out)
