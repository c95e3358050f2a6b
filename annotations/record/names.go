package record

import "tippani/model/jsontext"

// names keeps one copy of strings that come again and again: labels, kinds, ids. It holds a few hundred of them; a new one
// takes the place of an old one.
type names [512]string

// longName is the length in bytes from which a string is not kept.
const longName = 64

// unquote is the function of that name, for strings that may be known.
func (n *names) unquote(raw []byte) (string, bool) {
	if len(raw) < 3 || len(raw) > longName {
		return jsontext.Unquote(raw)
	}
	// The middle tells labels apart, the end the numbers of ids.
	hash := uint(raw[1])*31 + uint(raw[len(raw)/2])*7 + uint(raw[len(raw)-3])*10 + uint(raw[len(raw)-2]) + uint(len(raw))*64
	known := &n[hash%uint(len(n))]
	if raw[0] == '"' && string(raw[1:len(raw)-1]) == *known {
		return *known, true
	}
	s, ok := jsontext.Unquote(raw)
	if ok && len(s) == len(raw)-2 { // else it was escaped
		*known = s
	}
	return s, ok
}
