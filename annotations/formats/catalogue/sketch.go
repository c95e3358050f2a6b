package catalogue

import (
	"encoding/json"
	"strings"

	"tippani/annotations/formats/quote"
)

// sketch is what the beginning of a JSON file looks like: which paths there are, such as [].data.text, and what stands there.
// White space, line ends and the order of keys make no difference to it.
type sketch struct {
	kinds   map[string]string // path -> kinds of the values seen there, in order: o object, l list, s string, n number, - other
	strings map[string]string // path -> the first string
	order   []string          // paths in the order of the file
}

const (
	sketchValues = 50  // values one after another that are looked at
	sketchDepth  = 40  // nesting
	sketchPaths  = 500 // different paths
)

// sketchOf draws the values that head holds, as far as it goes: it may be cut anywhere. It is empty when head is no JSON.
func sketchOf(head string) *sketch {
	s := &sketch{kinds: map[string]string{}, strings: map[string]string{}}
	d := json.NewDecoder(strings.NewReader(head))
	for range sketchValues {
		if !s.value(d, "", 0) {
			break
		}
	}
	return s
}

// value draws one value; false when the text ends or is no JSON.
func (s *sketch) value(d *json.Decoder, path string, depth int) bool {
	token, err := d.Token()
	if err != nil || depth > sketchDepth || len(s.kinds) > sketchPaths {
		return false
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			s.mark(path, "o")
			for d.More() {
				key, err := d.Token()
				if err != nil || !s.value(d, path+"."+key.(string), depth+1) {
					return false
				}
			}
		} else {
			s.mark(path, "l")
			for d.More() {
				if !s.value(d, path+"[]", depth+1) {
					return false
				}
			}
		}
		_, err := d.Token()
		return err == nil
	case string:
		s.mark(path, "s")
		if _, ok := s.strings[path]; !ok {
			s.strings[path] = token
		}
	case float64:
		s.mark(path, "n")
	default:
		s.mark(path, "-")
	}
	return true
}

func (s *sketch) mark(path, kind string) {
	old, ok := s.kinds[path]
	if !ok {
		s.order = append(s.order, path)
	}
	if len(old) < 4 || !strings.Contains(old, kind) {
		s.kinds[path] = old + kind
	}
}

// outerKeys are the keys of the first object, for messages: “ (the keys are id, text)”; "" when there is none.
func (s *sketch) outerKeys() string {
	var names []string
	for _, path := range s.order {
		if key, ok := strings.CutPrefix(strings.TrimLeft(path, "[]"), "."); ok && key != "" && !strings.ContainsAny(key, ".[") {
			names = append(names, key)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " (the keys are " + quote.Clip(strings.Join(names, ", ")) + ")"
}

// at is the sketch as seen from a path: what stands below it.
func (s *sketch) at(path string) spot { return spot{s, path} }

// spot is a path of a sketch.
type spot struct {
	*sketch
	path string
}

// has reports whether a value of one of the kinds stands below, at a path such as .spans[].start; "" asks for any kind.
func (p spot) has(below, kinds string) bool {
	found, ok := p.kinds[p.path+below]
	return ok && (kinds == "" || strings.ContainsAny(found, kinds))
}

// hasAny is has for the first of several keys that fits.
func (p spot) hasAny(keys []string, below, kinds string) bool {
	for _, key := range keys {
		if p.has("."+key+below, kinds) {
			return true
		}
	}
	return false
}
