package annotations

// OriginKind is a kind of Origin.
type OriginKind uint8

// The kinds of origin.
const (
	Hand       OriginKind = iota // a person decided it
	Suggestion                   // a person took up what a program had suggested
	Import                       // it came with a file
	Review                       // who adjudicates chose it among what several annotators say
	Undo                         // it takes back the last step
	Redo                         // it takes the step again that was undone last
	Joining                      // it joins the record with what another program has made of it meanwhile
)

// Origin says what made a transaction. The zero Origin is of a hand, in a way that is not known.
type Origin struct {
	Kind   OriginKind
	Way    string  // of a hand: "key", "relabel", "adjust", "note", "link" ...; never one of the words of the kinds
	Source string  // of a suggestion: the program and its version, "crf@3"
	Score  float64 // of a suggestion: how sure the program was, from 0 to 1
}

// ByHand is the origin of what a person does in some way: "key", "relabel".
func ByHand(way string) Origin { return Origin{Way: way} }

// BySuggestion is the origin of what a person takes up of what source had suggested with a score from 0 to 1.
func BySuggestion(source string, score float64) Origin {
	return Origin{Kind: Suggestion, Source: source, Score: score}
}

// kindWords name the kinds but Hand.
var kindWords = [...]string{Suggestion: "suggestion", Import: "import", Review: "review", Undo: "undo", Redo: "redo", Joining: "merge"}

// String is the origin in one word, as the journal has it: the way of a hand, or the kind.
func (o Origin) String() string {
	if o.Kind == Hand {
		return o.Way
	}
	return kindWords[o.Kind]
}

// OriginOf is the origin that a word names. Of a suggestion the word does not tell the source and the score.
func OriginOf(word string) Origin {
	for kind, w := range kindWords {
		if w == word && w != "" {
			return Origin{Kind: OriginKind(kind)}
		}
	}
	return ByHand(word)
}

// back reports whether the transaction brings back what was there before: it may hold what a file held that is not as it should be.
func (o Origin) back() bool { return o.Kind == Undo || o.Kind == Redo }

// Suggested is what a span says that was made from a suggestion.
type Suggested struct {
	Source  string  // the program and its version, "crf@3"
	Score   float64 // from 0 to 1
	Changed bool    // its label, kind, ends or attributes were changed by hand afterwards
}

// Sound reports whether a span can say that: there is a source, and a score within its bounds.
func (s *Suggested) Sound() bool { return s.Source != "" && s.Score >= 0 && s.Score <= 1 }

// Equal reports whether two spans say the same of where they come from; nil says that no suggestion was taken up.
func (s *Suggested) Equal(t *Suggested) bool { return s == t || s != nil && t != nil && *s == *t }
