package record

import (
	"slices"
	"strconv"

	"tippani/annotations"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// WriteOrigin writes what made a transaction as members of the line that holds it: "origin", its word, and for a suggestion "source"
// and "score". A program that knows the word alone can read the line.
func WriteOrigin(o *jsontext.Writer, origin annotations.Origin) {
	o.Some("origin", origin.String())
	if origin.Kind == annotations.Suggestion {
		o.Text("source", origin.Source)
		o.Raw("score", appendScore(nil, origin.Score))
	}
}

// ReadOrigin is the inverse of WriteOrigin; false when the members say nothing that can be understood.
func ReadOrigin(members map[string][]byte) (annotations.Origin, bool) {
	raw, there := members["origin"]
	if !there {
		return annotations.Origin{}, true
	}
	word, ok := jsontext.Unquote(raw)
	origin := annotations.OriginOf(word)
	if !ok || origin.Kind != annotations.Suggestion {
		return origin, ok
	}
	from, fault := readSuggested(suggestedValues{members["source"], members["score"], nil})
	return annotations.BySuggestion(from.Source, from.Score), fault == ""
}

// SuggestedKey is the key of a span under which it says that it was made from a suggestion.
const SuggestedKey = "suggested"

var suggestedKeys = []string{"source", "score", "changed"}

// suggestedValues are the values of suggestedKeys; nil for one that is not there.
type suggestedValues [3][]byte

func appendScore(dst []byte, score float64) []byte {
	return strconv.AppendFloat(dst, score, 'f', -1, 64)
}

// AppendSuggested writes the value of SuggestedKey.
func AppendSuggested(dst []byte, s *annotations.Suggested) []byte {
	o := jsontext.Open(dst)
	o.Text("source", s.Source)
	o.Key("score")
	o.Out = appendScore(o.Out, s.Score)
	if s.Changed {
		o.Raw("changed", []byte("true"))
	}
	return o.Close()
}

// ParseSuggested reads the value of SuggestedKey. fault says what is wrong with its form, "" when nothing is.
func ParseSuggested(raw []byte) (s *annotations.Suggested, fault string) {
	if raw[0] != '{' {
		return nil, "it is not an object"
	}
	var values suggestedValues
	err := jsontext.EachInner(raw, func(key, value []byte) error {
		i := jsontext.IndexKey(suggestedKeys, key)
		switch {
		case i < 0:
			fault = "it has the unknown key " + string(key)
		case values[i] != nil:
			fault = "the key " + string(key) + " stands twice"
		default:
			values[i] = value
		}
		return nil
	})
	if err != nil {
		return nil, err.Error()
	}
	if fault != "" {
		return nil, fault
	}
	return readSuggested(values)
}

func readSuggested(values suggestedValues) (s *annotations.Suggested, fault string) {
	s = &annotations.Suggested{}
	var ok bool
	if s.Source, ok = jsontext.Unquote(values[0]); values[0] != nil && !ok {
		return s, `its "source" is not a string of valid characters`
	}
	if s.Source == "" {
		return s, `it has no "source"`
	}
	score, err := strconv.ParseFloat(string(values[1]), 64)
	if s.Score = score; err != nil || !s.Sound() {
		return s, `its "score" is not a number from 0 to 1`
	}
	if values[2] != nil {
		if s.Changed = string(values[2]) == "true"; !s.Changed {
			return s, `its "changed" is not true`
		}
	}
	return s, ""
}

// suggested reads what a span was made from. What another program wrote under the key and is not of this form stays as it is.
func (d *decoder) suggested(s *annotations.Span, raw []byte) {
	if raw == nil {
		return
	}
	from, fault := ParseSuggested(raw)
	if fault == "" {
		s.Suggested = from
		return
	}
	s.Extra = append(s.Extra, annotations.Field{Key: SuggestedKey, Raw: slices.Clone(raw)})
	d.strictly(s.ID, message.Verbatim(`"suggested" can't be read: `+fault),
		message.Verbatim(`write it as {"source": "crf@3", "score": 0.91}, or give the key another name if it is not tippani's`))
}
