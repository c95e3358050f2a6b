package records

import (
	"errors"
	"fmt"

	"tippani/annotations"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/tagging"
	"tippani/annotations/formats/unread"
)

// spacyWords reads {"words": […], "entities": ["O", "U-PER"]}.
func spacyWords(o ordered.Object, key string) (*foreign.Doc, error) {
	words, err := o.StringList(key)
	if err != nil {
		return nil, err
	}
	tagKey := o.First([]string{"entities", "ner"})
	if err := o.Need("tags", tagKey); err != nil {
		return nil, err
	}
	tags, err := o.StringList(tagKey)
	if err != nil {
		return nil, err
	}
	raw, err := foreign.TokenDoc("", false, words, tags)
	if err == nil {
		leaveSpacy(raw, o.Rest(key, tagKey))
	}
	return raw, err
}

// spacyTagged reads a text with its words and their tags, as Example.from_dict takes them; false when what is said are spans.
func spacyTagged(text string, said ordered.Object) (raw *foreign.Doc, is bool, err error) {
	words := said.First(tagging.TokenKeys)
	tags, bad := said.StringList("entities")
	if !said.Has(words) || bad != nil || len(tags) == 0 {
		return nil, false, nil
	}
	list, err := said.StringList(words)
	if err == nil {
		raw, err = foreign.TokenDoc(text, true, list, tags)
	}
	if err == nil {
		leaveSpacy(raw, said.Rest(words, "entities"))
	}
	return raw, true, err
}

// spacyParagraphs reads a document of version 2: an article for each of its paragraphs, as spaCy makes of it.
func spacyParagraphs(o ordered.Object) ([]*foreign.Doc, error) {
	id, err := o.Str("id")
	if err != nil {
		return nil, err
	}
	paragraphs, err := o.Objects("paragraphs")
	if err != nil {
		return nil, err
	}
	var docs []*foreign.Doc
	for i, p := range paragraphs {
		raw, err := spacyParagraph(p)
		if err != nil {
			return nil, fmt.Errorf("paragraph %d: %w", i+1, err)
		}
		raw.Id = id
		if id != "" && len(paragraphs) > 1 {
			raw.Id = fmt.Sprintf("%s-%d", id, i+1)
		}
		docs = append(docs, raw)
	}
	if len(docs) > 0 {
		unread.LeaveOut(&docs[0].Tally, o.Rest("id", "paragraphs"), "of the document")
	}
	return docs, nil
}

func spacyParagraph(p ordered.Object) (*foreign.Doc, error) {
	if err := p.Need("sentences", "sentences"); err != nil {
		return nil, err
	}
	sentences, err := p.Objects("sentences")
	if err != nil {
		return nil, err
	}
	var words, tags []string
	tagged := false
	for _, s := range sentences {
		if err := s.Need("tokens", "tokens"); err != nil {
			return nil, err
		}
		tokens, err := s.Objects("tokens")
		if err != nil {
			return nil, err
		}
		for _, token := range tokens {
			word, tag := "", "-"
			if err := errors.Join(token.Need("word", "orth"), token.Strings(map[string]*string{"orth": &word, "ner": &tag})); err != nil {
				return nil, err
			}
			tagged = tagged || token.Has("ner")
			words, tags = append(words, word), append(tags, tag)
		}
	}
	if !tagged && len(words) > 0 {
		return nil, errors.New("no token has a tag under “ner”; the file holds no named entities")
	}
	text, err := p.Str("raw")
	if err != nil {
		return nil, err
	}
	raw, err := foreign.TokenDoc(text, p.Has("raw"), words, tags)
	if err == nil {
		unread.LeaveOut(&raw.Tally, filled(p.Rest("raw", "sentences")), "of a paragraph")
	}
	return raw, err
}

// filled leaves out what is empty.
func filled(fields []annotations.Field) []annotations.Field {
	var kept []annotations.Field
	for _, f := range fields {
		if s := string(f.Raw); s != "[]" && s != "{}" && s != `""` {
			kept = append(kept, f)
		}
	}
	return kept
}
