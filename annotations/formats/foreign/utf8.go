package foreign

import (
	"fmt"
	"unicode/utf8"
)

// checkNames refuses a name, value or note that is not UTF-8: what writes the dataset would put U+FFFD in its place, so that two labels
// could become one. Formats of text see to it line by line; those that are none may hold any bytes. The text is checked as an article.
func (d *Doc) checkNames() error {
	if bad, found := notUTF8(d.Id, d.Annotator, d.Created, d.Modified); found {
		return fmt.Errorf("the name %q is not valid UTF-8; convert it to UTF-8 first", bad)
	}
	for i := range d.Spans {
		s := &d.Spans[i]
		bad, found := notUTF8(s.Label, s.ID, s.Note)
		for name, value := range s.Attrs {
			if !found {
				bad, found = notUTF8(name, value)
			}
		}
		if found {
			return fmt.Errorf("span %d: %q is not valid UTF-8; convert it to UTF-8 first", i+1, bad)
		}
	}
	for i, r := range d.Relations {
		if bad, found := notUTF8(r.Label, r.ID, r.From, r.To); found {
			return fmt.Errorf("relation %d: %q is not valid UTF-8; convert it to UTF-8 first", i+1, bad)
		}
	}
	return nil
}

// notUTF8 is the first of the texts that is not UTF-8, if any is.
func notUTF8(texts ...string) (bad string, found bool) {
	for _, text := range texts {
		if !utf8.ValidString(text) {
			return text, true
		}
	}
	return "", false
}
