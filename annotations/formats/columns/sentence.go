package columns

import (
	"tippani/annotations/formats"
	"tippani/model"
	"tippani/model/segment"
)

// sentenceStarts marks the tokens that begin a sentence. No sentence begins inside a tagged span, which a blank line
// would cut in two.
func sentenceStarts(d *formats.Doc, tokens []model.Range, tags []string) []bool {
	starts := make([]bool, len(tokens))
	sentences := segment.NewSentences(d.Article.Text())
	end := model.Offset(0)
	for i, r := range tokens {
		if i > 0 && r.Start < end {
			continue
		}
		for model.Offset(sentences.End()) <= r.Start && sentences.Next() {
		}
		end = max(model.Offset(sentences.End()), r.End)
		starts[i] = i == 0 || tags[i][0] != 'I'
	}
	return starts
}
