package formats

import (
	"strings"
)

// Feature is something a format may be able to hold; several are joined with |.
type Feature uint32

// The features. What is not annotation but bookkeeping comes after KeepsRejected.
const (
	KeepsNesting    Feature = 1 << iota // spans inside and across each other
	KeepsSubtoken                       // spans that end inside a word
	KeepsKinds                          // entity, quote, claim: otherwise the label decides
	KeepsAttributes                     // of spans
	KeepsNotes                          // on spans
	KeepsRelations                      // between spans
	KeepsRejected                       // answers reject and ignore; otherwise such articles are left out
	KeepsAnswer                         // accept apart from unfinished
	KeepsText                           // the article's own text; otherwise only its tokens
	KeepsID                             // of the article
	KeepsSpanIDs                        // and of relations
	KeepsAnnotator                      //
	KeepsTimes                          // created and modified
	KeepsMeta                           // source, title and the like
	KeepsExtra                          // keys this program does not know
	KeepsSuggested                      // what a span was made from

	KeepsAll Feature = 1<<iota - 1
)

var featureNames = []string{"nested and overlapping spans", "spans inside words", "kinds", "attributes", "notes", "relations",
	"rejected articles", "answers", "text", "article ids", "span ids", "annotator", "times", "meta", "unknown keys",
	"suggestions"}

// String lists the features in words.
func (f Feature) String() string {
	var names []string
	for i, name := range featureNames {
		if f&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// Has reports whether f holds every feature of g.
func (f Feature) Has(g Feature) bool { return f&g == g }
