package pen

import (
	"errors"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/width"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/desk/memory"
	"tippani/tui/dialog"
	"tippani/tui/lang"
	"tippani/tui/words"
)

// hand is a pen on a text, over a desk in memory.
type hand struct {
	*Pen
	*memory.Desk
	t *testing.T
}

func on(t *testing.T, text string) hand {
	t.Helper()
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	d := memory.New("মিনা")
	d.Stop = func() error { return nil }
	session, err := d.Open(a, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	v := canvas.New(canvas.Terminal{Columns: 80, Rows: 24, Colours: termenv.TrueColor, Profile: width.New(nil)}, "dark", lang.English)
	p := New(Kit{Screen: &v, Words: words.Of(annotations.Default(), &v), Schema: annotations.Default(), Stop: d.Stop}, session)
	p.Reader.Height = 20
	p.Reader.Lay(v.Profile, 60)
	return hand{p, d, t}
}

func (h hand) put(text, label string) action.Action {
	h.t.Helper()
	at := strings.Index(h.Reader.Article.Text(), text)
	l, ok := h.Kit.Schema.Label(label)
	if at < 0 || !ok {
		h.t.Fatalf("no %q, or no label %s", text, label)
	}
	h.Reader.SelectRange(model.Range{Start: model.Offset(at), End: model.Offset(at + len(text))})
	return h.Pen.Put(l)
}

func (h hand) spans() string {
	var all []string
	for s := range h.Set().Spans() {
		all = append(all, s.Label+":"+h.Reader.Article.Slice(s.Range))
	}
	return strings.Join(all, " ")
}

// said is the last sentence among what is asked for.
func said(asked action.Action) string {
	switch asked := asked.(type) {
	case action.Say:
		return lang.English.Format(asked.Text, asked.Values...)
	case action.All:
		out := ""
		for _, one := range asked {
			if s := said(one); s != "" {
				out = s
			}
		}
		return out
	}
	return ""
}

func TestThePenSaysWhatItHasDone(t *testing.T) {
	h := on(t, "😀 রহিম বলেন, ‘আমি যাব।’ সে যায়।")
	if got := said(h.put("রহিম", "PER")); got != "Person: রহিম" {
		t.Errorf("said %q", got)
	}
	if got := said(h.put("আমি যাব।", "QUOTE")); got != "Quotation: আমি যাব।" {
		t.Errorf("said %q", got)
	}
	box, ok := h.Links().(dialog.Open)
	if !ok || h.Linking() == "" {
		t.Fatal("no list of links opens")
	}
	if got := said(box.Dialog.(*dialog.Chooser).Pick(0)); got != "Speaker: “রহিম”" || h.Linking() != "" {
		t.Errorf("said %q", got)
	}
	trail := h.Trail()
	for _, want := range []string{"Undone: Speaker", "Undone: Quotation “আমি যাব।”", "Undone: Person “রহিম”"} {
		if got, _ := Undoing().Retrace(h.Pen, trail); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
	if to, _ := Undoing().Whither(h.Pen, trail, ""); to != Nowhere || h.spans() != "" {
		t.Errorf("undo goes to %v, the spans are %q", to, h.spans())
	}
}

func TestWhatIsNotDurableIsSaidAndShown(t *testing.T) {
	h := on(t, "এক দুই")
	h.Full = errors.New("the disk is full")
	asked := h.put("এক", "PER")
	first, ok := asked.(action.All)[0].(action.Say)
	if !ok || first.Tone != action.Bad || h.spans() != "PER:এক" || h.Unsaved() != 1 {
		t.Errorf("asked for %+v; the spans are %q", asked, h.spans())
	}
}

func TestALockedArticleStaysAsItIs(t *testing.T) {
	h := on(t, "এক দুই")
	h.Pen.Locked = lang.Text{En: "locked", Bn: "তালাবদ্ধ"}
	h.Desk.Locked = true
	if got := said(h.put("এক", "PER")); got != "locked" || h.spans() != "" {
		t.Errorf("said %q; the spans are %q", got, h.spans())
	}
	if outcome, asked := h.Pen.Answer(annotations.Accept); outcome != "" || said(asked) != "locked" {
		t.Errorf("the answer: %q", outcome)
	}
}

// A quotation is taken before the cue behind it: the relation comes with the cue, and not when the quotation is gone by then.
func TestRelationsOfProposalsComeWhenBothEndsStand(t *testing.T) {
	const text = "😀 ‘আমি যাব।’ রহিম বলেন।"
	at := func(s string) model.Range {
		i := model.Offset(strings.Index(text, s))
		return model.Range{Start: i, End: i + model.Offset(len(s))}
	}
	quote := suggest.Proposal{Range: at("আমি যাব।"), Label: "QUOTE", Kind: annotations.Quote, Score: .9, Source: "test@1",
		Links: []suggest.Link{{Label: "CUE", To: at("বলেন")}}}
	cue := suggest.Proposal{Range: at("বলেন"), Label: "CUE", Kind: annotations.Cue, Score: .9, Source: "test@1"}
	h := on(t, text)
	h.Take([]suggest.Proposal{quote})
	if h.Set().RelationLen() != 0 {
		t.Fatal("a relation to nothing")
	}
	if _, ok := h.Take([]suggest.Proposal{cue}); !ok || h.Set().RelationLen() != 1 {
		t.Errorf("%d relations when both stand", h.Set().RelationLen())
	}
	h = on(t, text)
	h.Take([]suggest.Proposal{quote})
	h.Reader.MoveTo(quote.Range.Start, false)
	h.Remove()
	if _, ok := h.Take([]suggest.Proposal{cue}); !ok || h.Set().RelationLen() != 0 {
		t.Errorf("%d relations of a span that is gone", h.Set().RelationLen())
	}
}
