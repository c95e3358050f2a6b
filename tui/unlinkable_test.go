package tui

import "testing"

// What s says when there is nothing to link names what is missing, and nothing that could not be linked either.
func TestNothingToLinkSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct{ keys, says string }{
		{"5 s", "Event is never linked to anything"},
		{"6 s", "Date is never linked to anything"},
		{"1 s", "Nothing to link Person to; label first: quote, claim"},
		{"9 s", "Nothing to link Quotation to; label first: Person, Organisation, Country or city, Place, claim, cue"},
		{"5 w 6 b s", "Event is never linked to anything"},
	} {
		if got := newTrial(t, setup{text: "😀 এক দুই"}).at("এক").keys(c.keys).out.message.Text; got != c.says {
			t.Errorf("%q says %q, want %q", c.keys, got, c.says)
		}
	}
}
