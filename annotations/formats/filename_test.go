package formats

import (
	"strings"
	"testing"
)

func TestFileNamesAreSafeAndGiveTheIDBack(t *testing.T) {
	var names FileNames
	for _, c := range []struct {
		name, id, want string
		exact          bool
	}{
		{"Bengali stays", "খবর-১", "খবর-১", true},
		{"a path can't leave the directory", "../../etc/passwd", "%2E./..%2Fetc", true},
		{"what Windows forbids", `a:b*c?"<>|`, "a%3Ab%2Ac%3F%22%3C%3E%7C", true},
		{"an escape is escaped", "a%2Fb", "a%252Fb", true},
		{"nothing", "", "article", true},
		{"the same again", "খবর-১", "খবর-১~2", false},
		{"the same but for case", "A%2Fb", "A%252Fb~2", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, exact := names.Name(c.id)
			if strings.ContainsAny(got, `/\`) || exact != c.exact || exact && got != "article" && IDOfFileName(got) != c.id {
				t.Errorf("%q became %q (%v), which reads back as %q", c.id, got, exact, IDOfFileName(got))
			}
			if c.id != "../../etc/passwd" && got != c.want {
				t.Errorf("%q became %q", c.id, got)
			}
		})
	}
	if got, exact := names.Name(strings.Repeat("প্রধান", 60)); len(got) > longestName || exact {
		t.Errorf("a long id became %d bytes", len(got))
	}
}
