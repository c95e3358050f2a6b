package model

import "tippani/model/segment"

// AppendTokens adds the tokens of a text to dst, in order: its words with their case endings, and each punctuation mark and symbol
// apart (docs/segmentation.md). They do not overlap, and neither their first nor their last cluster is
// white space.
func AppendTokens(dst []Range, a *Article) []Range {
	for w := segment.NewWords(a.text); w.NextToken(); {
		// A line end is a word; and U+202F joins others (WB13a).
		if r := Trim(a, Range{Offset(w.Start()), Offset(w.End())}); !r.Empty() {
			dst = append(dst, r)
		}
	}
	return dst
}
