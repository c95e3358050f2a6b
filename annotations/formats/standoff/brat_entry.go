package standoff

import (
	"strings"
	"unicode"
)

// bratName ends the name of the attribute that holds what an entry of a knowledge base is called.
const bratName = ".name"

// bratReference reads N lines of the BioNLP shared task of 2013, “Reference Annotation:T1 Referent:Wikipedia:1”, as brat's own,
// “Reference T1 Wikipedia:1”.
func bratReference(l bratLine) bratLine {
	fields := append([]string(nil), l.fields...)
	for i, prefix := range []string{"Annotation:", "Referent:"} {
		if i+1 < len(fields) {
			fields[i+1] = strings.TrimPrefix(fields[i+1], prefix)
		}
	}
	l.fields = fields
	return l
}

// bratEntry tells attributes that are written as an N line: an entry of a knowledge base, “Wikipedia:64488”, and beside it what the entry
// is called. called is "" for the name itself, which the entry takes along.
func bratEntry(attrs map[string]string, name string) (called string, ok bool) {
	if of, isName := strings.CutSuffix(name, bratName); isName {
		_, ok = bratEntry(attrs, of)
		return "", ok && !strings.HasSuffix(of, bratName)
	}
	called = attrs[name+bratName]
	plain := func(s string) bool {
		return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || lineBreak(r) })
	}
	base, entry, found := strings.Cut(attrs[name], ":")
	ok = found && base != "" && entry != "" && plain(attrs[name]) && plain(name) && strings.TrimSpace(called) == called && called != "" &&
		!strings.ContainsFunc(called, lineBreak)
	return called, ok
}
