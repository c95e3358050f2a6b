package formats

import (
	"errors"
	"fmt"

	"tippani/annotations"
)

// spacyWords reads {"words": […], "entities": ["O", "U-PER"]}.
func spacyWords(o object, key string) (*rawDoc, error) {
	words, err := o.stringList(key)
	if err != nil {
		return nil, err
	}
	tagKey := o.first([]string{"entities", "ner"})
	if err := o.need("tags", tagKey); err != nil {
		return nil, err
	}
	tags, err := o.stringList(tagKey)
	if err != nil {
		return nil, err
	}
	raw, err := tokenDoc("", false, words, tags)
	if err == nil {
		leaveSpacy(raw, o.rest(key, tagKey))
	}
	return raw, err
}

// spacyTagged reads a text with its words and their tags, as Example.from_dict takes them; false when what is said are spans.
func spacyTagged(text string, said object) (raw *rawDoc, is bool, err error) {
	words := said.first(tokenColumns)
	tags, bad := said.stringList("entities")
	if !said.has(words) || bad != nil || len(tags) == 0 {
		return nil, false, nil
	}
	list, err := said.stringList(words)
	if err == nil {
		raw, err = tokenDoc(text, true, list, tags)
	}
	if err == nil {
		leaveSpacy(raw, said.rest(words, "entities"))
	}
	return raw, true, err
}

// spacyParagraphs reads a document of version 2: an article for each of its paragraphs, as spaCy makes of it.
func spacyParagraphs(o object) ([]*rawDoc, error) {
	id, err := o.str("id")
	if err != nil {
		return nil, err
	}
	paragraphs, err := o.objects("paragraphs")
	if err != nil {
		return nil, err
	}
	var docs []*rawDoc
	for i, p := range paragraphs {
		raw, err := spacyParagraph(p)
		if err != nil {
			return nil, fmt.Errorf("paragraph %d: %w", i+1, err)
		}
		raw.id = id
		if id != "" && len(paragraphs) > 1 {
			raw.id = fmt.Sprintf("%s-%d", id, i+1)
		}
		docs = append(docs, raw)
	}
	if len(docs) > 0 {
		leaveOut(&docs[0].tally, o.rest("id", "paragraphs"), "of the document")
	}
	return docs, nil
}

func spacyParagraph(p object) (*rawDoc, error) {
	if err := p.need("sentences", "sentences"); err != nil {
		return nil, err
	}
	sentences, err := p.objects("sentences")
	if err != nil {
		return nil, err
	}
	var words, tags []string
	tagged := false
	for _, s := range sentences {
		if err := s.need("tokens", "tokens"); err != nil {
			return nil, err
		}
		tokens, err := s.objects("tokens")
		if err != nil {
			return nil, err
		}
		for _, token := range tokens {
			word, tag := "", "-"
			if err := errors.Join(token.need("word", "orth"), token.strings(map[string]*string{"orth": &word, "ner": &tag})); err != nil {
				return nil, err
			}
			tagged = tagged || token.has("ner")
			words, tags = append(words, word), append(tags, tag)
		}
	}
	if !tagged && len(words) > 0 {
		return nil, errors.New("no token has a tag under “ner”; the file holds no named entities")
	}
	text, err := p.str("raw")
	if err != nil {
		return nil, err
	}
	raw, err := tokenDoc(text, p.has("raw"), words, tags)
	if err == nil {
		leaveOut(&raw.tally, filled(p.rest("raw", "sentences")), "of a paragraph")
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
