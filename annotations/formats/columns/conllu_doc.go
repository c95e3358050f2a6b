package columns

import (
	"fmt"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
)

// conlluDoc walks the sentences' # text with their words; where spacing is said word by word, that counts.
func conlluDoc(sentences []*conlluSentence) (*foreign.Doc, error) {
	var b foreign.Rebuilt
	var tags []string
	after := ""
	var others leftColumns
	for n, s := range sentences {
		forms := make([]string, len(s.words))
		explicit := false
		for i, w := range s.words {
			forms[i] = w.form
			explicit = explicit || w.explicit && i < len(s.words)-1
		}
		if s.hasText && !explicit {
			tokens, missing := tagging.Locate(s.text, forms)
			if missing >= 0 {
				return nil, fmt.Errorf("word %d of the sentence, “%s”, does not follow in its # text; correct one of them (was one of "+
					"them normalised?)", missing+1, quote.Clip(forms[missing]))
			}
			for i := range tokens[:max(len(tokens)-1, 0)] {
				s.words[i].after = s.text[tokens[i].End:tokens[i+1].Start]
			}
		}
		for i, w := range s.words {
			sep := after
			if i == 0 && n > 0 && s.newPar && sep == " " {
				sep = "\n"
			}
			if i == 0 && n == 0 {
				b.Text.WriteString(w.before)
			}
			b.Add(sep, w.form)
			after = w.after
			tags = append(tags, w.tag)
		}
		others.join(s)
	}
	if last := sentences[len(sentences)-1].words; last[len(last)-1].explicit {
		b.Text.WriteString(after)
	}
	b.Exact = true
	spans, unknown, err := tagging.Read(tags)
	if err != nil {
		return nil, err
	}
	raw := b.Doc(spans)
	raw.Tally.Add(formats.UnknownTag, unknown-countEmpty(tags), "")
	others.report(&raw.Tally)
	return raw, nil
}

func labelOf(tag string) string {
	_, label := tagging.Split(tag)
	return label
}

func isEntity(tag string) bool {
	prefix, _ := tagging.Split(tag)
	return prefix != 'O'
}

// countEmpty counts the words that say nothing of entities, which in CoNLL-U means outside.
func countEmpty(tags []string) int {
	n := 0
	for _, tag := range tags {
		n += formats.One(tag == "")
	}
	return n
}
