package tagging

// Names under which datasets for token classification keep the words and their tags, the commonest first.
var (
	TokenKeys = []string{"tokens", "words", "token", "word"}
	TagKeys   = []string{"ner_tags", "tags", "ner", "ner_tag", "labels", "label", "iob", "bio"}
)
