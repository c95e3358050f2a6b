package formats

import "tippani/model"

// sentenceStarts marks the tokens that begin a sentence. No sentence begins inside a tagged span, which a blank line
// would cut in two.
func sentenceStarts(d *Doc, tokens Tokenization, tags []string) []bool {
	starts := make([]bool, len(tokens))
	end := model.Offset(-1)
	for i, r := range tokens {
		if r.Start < end {
			continue
		}
		end = max(model.SentenceAt(d.Article, r.Start).End, r.End)
		starts[i] = i == 0 || tags[i][0] != 'I'
	}
	return starts
}
