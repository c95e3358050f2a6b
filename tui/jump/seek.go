package jump

import (
	"bytes"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/find"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// enough is how many code points of a word are typed before the words in sight that begin with them get hints.
const enough = 3

// seek takes letters of a word. What types nothing ends the jump, as does a letter after which no word in sight is left.
func (j *Jump) seek(r *reader.Reader, typed string) action.Action {
	if typed == "" {
		return action.All{Ended{}, action.Hush{}}
	}
	j.sought += typed
	j.hand(beginning(r.Article, inSight(r, j.rank), j.sought))
	switch {
	case len(j.words) == 0:
		return action.All{Ended{}, action.Refuse(lang.Text{En: "No word in sight begins with “%s”",
			Bn: "“%s” দিয়ে শুরু কোনো শব্দ চোখের সামনে নেই"}, j.sought)}
	case utf8.RuneCountInString(j.sought) < enough:
		return action.Tell(lang.Text{En: "Words that begin with “%s”; type on", Bn: "“%s” দিয়ে শুরু শব্দ; আরও লিখুন"}, j.sought)
	}
	sought := j.sought
	j.seeking, j.sought = false, ""
	if len(j.words) == 1 {
		return j.to(r, j.words[0])
	}
	return action.Tell(lang.Text{En: "Words that begin with “%s”: type the letter before one", Bn: "“%s” দিয়ে শুরু শব্দ: আগের অক্ষরটি টিপুন"},
		sought)
}

// beginning are those of some words that begin with letters, compared as search does: normalisation form and joiners make no difference.
func beginning(a *model.Article, words []model.Range, letters string) []model.Range {
	wanted := find.AppendFolded(nil, letters, nil)
	var out []model.Range
	for _, w := range words {
		if bytes.HasPrefix(find.AppendFolded(nil, a.Slice(w), nil), wanted) {
			out = append(out, w)
		}
	}
	return out
}
