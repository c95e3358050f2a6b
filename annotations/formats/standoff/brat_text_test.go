package standoff_test

import (
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestBratTextsAreCountedAsTheirQuotationsSay has the ways in which tools count line ends and a byte order mark.
func TestBratTextsAreCountedAsTheirQuotationsSay(t *testing.T) {
	f, _ := catalogue.ByName("brat")
	for _, c := range []struct{ name, text, ann, want string }{
		{"CR LF as one", "রহিম\r\nঢাকা গেল\r\n", "T1\tPER 0 4\tরহিম\nT2\tLOC 5 9\tঢাকা\n",
			"PER=রহিম; LOC=ঢাকা; !2 line ends turned into LF"},
		{"CR LF as two", "রহিম\r\nঢাকা গেল\r\n", "T1\tPER 0 4\tরহিম\nT2\tLOC 6 10\tঢাকা\n", "PER=রহিম; LOC=ঢাকা"},
		{"a mark as a character", "\uFEFFরহিম ঢাকা", "T1\tPER 1 5\tরহিম\nT2\tLOC 6 10\tঢাকা\n", "PER=রহিম; LOC=ঢাকা"},
		{"a mark as none", "\uFEFFরহিম ঢাকা", "T1\tPER 0 4\tরহিম\nT2\tLOC 5 9\tঢাকা\n", "PER=রহিম; LOC=ঢাকা"},
		{"a mark as none, CR LF as two", "\uFEFFরহিম\r\nঢাকা", "T1\tPER 0 4\tরহিম\nT2\tLOC 6 10\tঢাকা\n", "PER=রহিম; LOC=ঢাকা"},
		{"CR LF as two, a span over it", "রহিম\r\nঢাকা", "T1\tPER 0 10\tরহিম ঢাকা\n", "PER=রহিম\r\nঢাকা"},
		{"CR LF as two, in UTF-16 units", "📰\r\nরহিম", "T1\tPER 4 8\tরহিম\n", "PER=রহিম"},
		{"no quotations", "রহিম\r\nঢাকা", "T1\tPER 0 4\nT2\tLOC 5 9\n", "PER=রহিম; LOC=ঢাকা; !1 line end turned into LF"},
		{"words behind an attribute", "রহিম", "T1\tPER 0 4\tরহিম\nA1\tSure T1\tহয়তো\n", "PER=রহিম Sure:true; !1 item left out"},
	} {
		report := new(formats.Report)
		docs, err := formattest.ImportAll(f, bratOf(c.text, c.ann), formats.Options{Report: report})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := formattest.Told(docs[0], report); got != c.want {
			t.Errorf("%s: read %s, not %s", c.name, got, c.want)
		}
	}
}
