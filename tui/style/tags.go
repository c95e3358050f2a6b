package style

import "fmt"

// Tags is how the labels of spans are named under the text, as it is called on the command line.
type Tags string

// The ways of naming. Where labels can't be told apart by how their spans are drawn, it is brackets whatever is wanted.
const (
	TagsAuto     Tags = "auto"     // where a span begins, on screens with room for it
	TagsBrackets Tags = "brackets" // on every line of a span, and of what is proposed
	TagsOff      Tags = "off"
)

// ParseTags reads the value of --tags; the empty string is TagsAuto.
func ParseTags(s string) (Tags, error) {
	switch t := Tags(s); t {
	case "":
		return TagsAuto, nil
	case TagsAuto, TagsBrackets, TagsOff:
		return t, nil
	}
	return TagsAuto, fmt.Errorf("tags %q is not known; give auto, brackets or off", s)
}

// Next is the way of naming that comes after t, in turn.
func (t Tags) Next() Tags {
	switch t {
	case TagsBrackets:
		return TagsOff
	case TagsOff:
		return TagsAuto
	}
	return TagsBrackets
}
