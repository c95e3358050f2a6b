package body

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/width"
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/reader"
	"tippani/tui/style"
	"tippani/tui/words"
)

// bodyOf is a text on a wide screen, with spans in their order.
func bodyOf(t *testing.T, text string, spans ...*annotations.Span) *Body {
	t.Helper()
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	v := canvas.New(canvas.Terminal{Columns: 80, Rows: 24, Colours: termenv.TrueColor, DarkBackground: true, Profile: width.New(nil)},
		"dark",
		lang.English)
	r := reader.New(a)
	r.Height = 20
	r.Lay(v.Profile, 60)
	return &Body{Screen: &v, Words: words.Of(annotations.Default(), &v), Reader: r, Set: annotations.SetOf(spans, nil, ""),
		KeyOf: func(string) string { return "" }}
}

func TestOfManySpansTheInnermostIsSeen(t *testing.T) {
	const text = "এক দুই তিন চার পাঁচ ছয়"
	var spans []*annotations.Span
	for i, label := range []string{"PER", "ORG", "GPE", "LOC", "EVENT", "DATE"} {
		end := len(text)
		for range i {
			for end--; text[end-1] != ' '; end-- {
			}
			end--
		}
		spans = append(spans, &annotations.Span{ID: label, Label: label, Range: model.Range{End: model.Offset(end)}})
	}
	d := bodyOf(t, text, spans...)
	l := d.Reader.Document.Line(d.Reader.Top)
	word := model.Range{End: model.Offset(len("এক"))}
	for _, r := range []model.Range{l.Range, word} { // spans end inside the line; all of them lie around the word
		runs := looks.Merge(d.decorations(r), r)
		if got, want := runs[0].Style, d.Words.SpanLook(spans[5]).Over(looks.Nested); got != want {
			t.Errorf("the first word is drawn as %v, want %v", got, want)
		}
	}
	d.Screen.Tags = style.TagsBrackets
	if rows := d.brackets(d.Reader.Top, l); rows[0][0].label != "DATE" || rows[1][0].label != "EVENT" || rows[2][0].label != "LOC" {
		t.Errorf("the brackets are %v", rows)
	}
}

// A proposal has a line and no fill, in any number of colours; upon a span only the line shows.
func TestAProposalIsNeverFilled(t *testing.T) {
	const text = "😀 এক দুই"
	at := func(s string) model.Range {
		i := model.Offset(strings.Index(text, s))
		return model.Range{Start: i, End: i + model.Offset(len(s))}
	}
	for _, colours := range []termenv.Profile{termenv.Ascii, termenv.ANSI, termenv.ANSI256, termenv.TrueColor} {
		d := bodyOf(t, text, &annotations.Span{ID: "s1", Label: "PER", Range: at("দুই")})
		v := canvas.New(canvas.Terminal{Columns: 80, Rows: 24, Colours: colours, DarkBackground: true, Profile: d.Screen.Profile}, "", lang.English)
		d.Screen, d.Words = &v, words.Of(annotations.Default(), &v)
		proposals := []Proposal{{at("এক"), "ORG", true}, {at("দুই"), "ORG", false}}
		for _, p := range proposals {
			if l := d.proposed(p); l.Bg != "" || !l.Underline || l.Faint == p.Firm {
				t.Errorf("colours %v: %+v is drawn as %+v", colours, p, l)
			}
		}
		if l := d.proposed(proposals[1]); l.Fg != "" {
			t.Errorf("upon a span it has the colour %s", l.Fg)
		}
	}
}
