package tui

import (
	"strings"
	"sync"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/message"
	"tippani/model/stop"
	"tippani/tui/place"
	"tippani/tui/propose"
)

// fixed proposes texts: the first mention of each, as "LABEL:text" with its score.
type fixed struct {
	mu       sync.Mutex
	proposed map[string]float64
	learned  []string
	asked    int
}

func (f *fixed) Propose(t suggest.Text, over model.Range, _ stop.Func) []suggest.Proposal {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked++
	var out []suggest.Proposal
	for key, score := range f.proposed {
		label, text, _ := strings.Cut(key, ":")
		l, _ := t.Schema.Label(label)
		if i := strings.Index(t.Article.Text(), text); i >= 0 {
			out = append(out, suggest.Proposal{Range: model.Range{Start: model.Offset(i), End: model.Offset(i + len(text))}, Label: label,
				Kind: l.Kind, Score: score, Source: "test@1"})
		}
	}
	return out
}

func (f *fixed) Familiar(word string) bool { return word == "ঢাকায়" }

func (f *fixed) Notices() []message.Message { return nil }

func (f *fixed) Learn(a *model.Article, spans []*annotations.Span, _ stop.Func) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.learned = append(f.learned, a.ID())
}

func proposed(t *testing.T, text string, proposed map[string]float64) *trial {
	return newTrial(t, setup{text: text, sources: &fixed{proposed: proposed}}).keys(";")
}

const proposedText = "😀 রহিম ঢাকায় যান। করিম আসেন বগুড়ায়।\nমিনা থাকেন।"

var proposedSpans = map[string]float64{"PER:রহিম": .9, "GPE:ঢাকায়": .8, "PER:করিম": .7, "GPE:বগুড়ায়": .1, "PER:মিনা": .6}

// source says of each span what it was made from.
func (d *trial) source() string {
	var out []string
	for s := range d.work.pen.Set().Spans() {
		of := "hand"
		if s.Suggested != nil {
			of = s.Suggested.Source
			if s.Suggested.Changed {
				of += "*"
			}
		}
		out = append(out, s.Label+":"+d.work.pen.Reader.Article.Slice(s.Range)+"="+of)
	}
	return strings.Join(out, " | ")
}

func TestProposalsAreTakenByKeys(t *testing.T) {
	for _, c := range []struct{ name, keys, want string }{
		{"none without a key", "esc l h w b j k", ""},
		{"one, and on to the next", "; ;", "PER:রহিম=test@1 | GPE:ঢাকায়=test@1"},
		{"rejected", ", ;", "GPE:ঢাকায়=test@1"},
		{"a rejected one does not come back", ", g ; ; ;", "GPE:ঢাকায়=test@1 | PER:করিম=test@1"},
		{"another label", "2", "ORG:রহিম=test@1*"},
		{"its own label", "1 3", "PER:রহিম=test@1 | GPE:ঢাকায়=test@1"},
		{"another end", "W ;", "PER:রহিম ঢাকায়=test@1*"},
		{"another end and label", "W 2", "ORG:রহিম ঢাকায়=test@1*"},
		{"moved ends", "e w enter", "PER:রহিম ঢাকায়=test@1*"},
		{"moved ends given up", "e w esc", "PER:রহিম=test@1"},
		{"the rest of the sentence", ":", "PER:রহিম=test@1 | GPE:ঢাকায়=test@1"},
		{"of the paragraph", "c", "PER:রহিম=test@1 | GPE:ঢাকায়=test@1 | PER:করিম=test@1"},
		{"of the article, once", "C", ""},
		{"of the article, twice", "C C", "PER:রহিম=test@1 | GPE:ঢাকায়=test@1 | PER:করিম=test@1 | PER:মিনা=test@1"},
		{"another key in between", "C l C", ""},
		{"one u takes all back", "C C u", ""},
		{"a faint one by its letter", "i a", "GPE:বগুড়ায়=test@1"},
		{"a faint one as the current one", "z ;", "GPE:বগুড়ায়=test@1"},
		{"switched off", "! ;", ""},
		{"switched off and on", "! ! g ; ; ;", "PER:রহিম=test@1 | GPE:ঢাকায়=test@1"},
		{"by hand beside it", "w 4", "LOC:ঢাকায়=hand"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := proposed(t, proposedText, proposedSpans).keys(c.keys); d.source() != c.want {
				t.Errorf("the spans are %q, want %q; said %q", d.source(), c.want, d.out.message.Text)
			}
		})
	}
}

func TestWhatWasRejectedStaysRejectedInTheNextRun(t *testing.T) {
	places := place.Load(t.TempDir(), "/d.jsonl")
	path := articleArgs(t, proposedText)[0]
	open := func() *trial {
		return newTrial(t, setup{input: path, sources: &fixed{proposed: proposedSpans}, places: places})
	}
	open().keys("; , esc q")
	if d := open().keys("; ;"); d.source() != "GPE:ঢাকায়=test@1" {
		t.Errorf("the spans are %q", d.source())
	}
}

func TestTheFirstProposalExplainsItself(t *testing.T) {
	d := proposed(t, proposedText, proposedSpans)
	if !strings.Contains(d.out.message.Text, "no span yet") {
		t.Errorf("said %q", d.out.message.Text)
	}
	if d.keys(";"); strings.Contains(strings.Join(d.Frame().Rows, ""), "no span yet") ||
		!strings.Contains(strings.Join(d.Frame().Rows, ""), "proposed by test@1, 80 %") {
		t.Errorf("the status line is %q", d.Frame().Rows[23])
	}
}

func TestAnArticleThatSomebodyHasBegunStaysWhereItIs(t *testing.T) {
	d := newTrial(t, setup{text: proposedText, sources: &fixed{}}).keys("w w")
	d.proposals.Sources.(*fixed).proposed = proposedSpans
	if d.keys("! !"); d.selection() != strings.Replace(proposedText, "ঢাকায়", "|ঢাকায়", 1) {
		t.Errorf("%s", d.selection())
	}
}

func TestProposalsAreDrawnAsWhatTheyAre(t *testing.T) {
	d := proposed(t, proposedText, proposedSpans)
	row := d.Frame().Rows[1]
	if strings.Contains(row, "48;2") && strings.Contains(strings.SplitN(row, "করিম", 2)[1], "48;2") {
		t.Errorf("a proposal is filled: %q", row)
	}
	if !strings.Contains(row, "\x1b[4m") && !strings.Contains(row, "[4;") && !strings.Contains(row, ";4") {
		t.Errorf("a proposal has no line: %q", row)
	}
}

// A long article is asked about around the screen, and again when something else comes into sight.
func TestALongArticleIsAskedAboutAsItIsRead(t *testing.T) {
	text := strings.Repeat("এক দুই তিন।\n", 20_000) + "করিম আসেন।"
	d := newTrial(t, setup{text: text, sources: &fixed{proposed: map[string]float64{"PER:করিম": .9}}})
	f := d.proposals.Sources.(*fixed)
	before := f.asked
	if d.keys("j j j"); f.asked != before {
		t.Errorf("asked %d times for what is known", f.asked-before)
	}
	if d.keys("G b b ;"); f.asked == before || d.Look().Current.Label != "PER" {
		t.Errorf("asked %d times; the current proposal is %+v", f.asked-before, d.Look().Current)
	}
}

// Words that nobody marks get the longer hints: with more words than letters the others have one letter each.
func TestFamiliarWordsGetLongerHints(t *testing.T) {
	d := newTrial(t, setup{text: strings.Repeat("ঢাকায় ", 40) + "রহিম", sources: &fixed{}}).keys("f")
	i := model.Offset(strings.Index(d.work.pen.Reader.Article.Text(), "রহিম"))
	if hint := d.work.jump.HintAt(i); len(hint) != 1 {
		t.Errorf("the only word that is not familiar has the hint %q", hint)
	}
}

// With brackets a firm proposal has one too, round and with a question mark; the rows that are drawn are those that the text is laid out for.
func TestProposalsHaveBracketsOfTheirOwn(t *testing.T) {
	d := proposed(t, proposedText, proposedSpans).keys(", L")
	screen := strings.Join(d.Frame().Rows, "\n")
	if !strings.Contains(screen, "(3)") && !strings.Contains(screen, "GPE?") {
		t.Errorf("the screen is\n%s", screen)
	}
	r := d.work.pen.Reader
	before := d.body().ExtraRows(r.Top, r.Document.Line(r.Top))
	if after := d.keys("!").body().ExtraRows(r.Top, r.Document.Line(r.Top)); after != before-1 {
		t.Errorf("%d rows under the line with proposals, %d without", before, after)
	}
}

func TestAllMentionsOfAForm(t *testing.T) {
	const text = "😀 রহিম যান। রহিমের বই। রহিম আসেন।"
	d := newTrial(t, setup{text: text, sources: &fixed{}}).at("রহিম").keys("1 #")
	if d.spans() != "PER:রহিম | PER:রহিমের | PER:রহিম" || !strings.Contains(d.out.message.Text, "2 more") {
		t.Errorf("%s, said %q", d.spans(), d.out.message.Text)
	}
	if d.keys("u"); d.spans() != "PER:রহিম" {
		t.Errorf("after one u: %s", d.spans())
	}
	if d.at("রহিম").keys("* ; ,"); d.spans() != "PER:রহিম | PER:রহিমের" {
		t.Errorf("taken one of two: %s", d.spans())
	}
}

func TestMentionsInAllArticlesAreGoneThrough(t *testing.T) {
	d := newTrial(t, setup{input: twoFiles(t)}).keys("2 ctrl+n 3 ctrl+p")
	if d.keys("&"); d.dialogs.Top() == nil {
		t.Fatal("no list opens")
	}
	d.keys("enter")
	if d.keys("esc ctrl+n w ."); d.spans() != "GPE:তিন | ORG:চার" {
		t.Errorf("%s", d.spans())
	}
}

func TestALabelIsRepeated(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন"}).keys("2 w . w .")
	if d.spans() != "ORG:এক | ORG:দুই | ORG:তিন" {
		t.Errorf("%s", d.spans())
	}
	if d = newTrial(t, setup{text: "এক"}).keys("."); d.spans() != "" || !strings.Contains(d.out.message.Text, "No label") {
		t.Errorf("said %q", d.out.message.Text)
	}
}

func TestFinishedArticlesAreLearned(t *testing.T) {
	sources := &fixed{}
	d := newTrial(t, setup{input: twoFiles(t), sources: sources}).keys("1 X u d")
	if len(sources.learned) != 1 || d.work.At != 1 {
		t.Errorf("learned %q", sources.learned)
	}
}

// slow is a source that answers when it is let go.
type slow struct {
	fixed
	gate chan struct{}
}

func (s *slow) Propose(t suggest.Text, over model.Range, told stop.Func) []suggest.Proposal {
	<-s.gate
	return s.fixed.Propose(t, over, told)
}

// TestKeysDoNotWaitForProposals presses keys while a source thinks; what it answers to an old question is not shown.
func TestKeysDoNotWaitForProposals(t *testing.T) {
	s := &slow{fixed{proposed: proposedSpans}, make(chan struct{}, 9)}
	d := newTrial(t, setup{text: proposedText, sources: s, patient: true})
	h := &fakeHost{}
	m := d.Model(h)
	m, cmd := m.Update(startEvent{})
	answer := make(chan tea.Msg, 1)
	go func() { answer <- answerOf(cmd) }()
	m, _ = m.Update(keyNamed("w"))
	m, _ = m.Update(keyNamed("3"))
	if d.spans() != "GPE:রহিম" {
		t.Errorf("keys wait: %q", d.spans())
	}
	s.gate <- struct{}{}
	m, cmd = m.Update(<-answer)
	if n := len(d.Look().Proposals); n != 0 {
		t.Errorf("%d proposals of an old question are shown", n)
	}
	s.gate <- struct{}{}
	m, _ = m.Update(answerOf(cmd))
	if n := len(d.Look().Proposals); n == 0 || m.View() == "" {
		t.Error("no proposals are shown")
	}
}

// answerOf is what a command answers, or the last of several.
func answerOf(cmd tea.Cmd) tea.Msg {
	msg := cmd()
	if all, ok := msg.(tea.BatchMsg); ok {
		return answerOf(all[len(all)-1])
	}
	return msg
}

var _ propose.Sources = (*fixed)(nil)
