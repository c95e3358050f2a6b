package revise

import (
	"strings"

	"tippani/annotations/reanchor"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// reviewer is the dialog that goes through the uncertain spans of a revision, a key each.
type reviewer struct {
	revision *revision
	done     func() action.Action // all is decided
	left     func() action.Action // given up; nothing has changed
}

// Key decides about the current span, or goes to another place or span.
func (d *reviewer) Key(k keys.Press, kb keys.Keyboard) action.Action {
	do := kb.Action(keymap.List, k)
	switch {
	case do == keymap.Cancel || do == keymap.Quit:
		return dialog.Close{Then: d.left}
	case do == keymap.Accept:
		d.revision.decide(reanchor.Place)
	case do == keymap.CursorDown:
		d.revision.turn(1)
	case do == keymap.CursorUp:
		d.revision.turn(-1)
	default:
		switch kb.Physical(k.Text) {
		case "y", "t":
			d.revision.decide(reanchor.Place)
		case "n":
			d.revision.turn(1)
		case "p":
			d.revision.turn(-1)
		case "a", "h":
			d.revision.decide(reanchor.Aside)
		case "d", "x":
			d.revision.decide(reanchor.Drop)
		case "b", "u":
			d.revision.back()
		}
	}
	if _, open := d.revision.current(); !open {
		return dialog.Close{Then: d.done}
	}
	return nil
}

// Fit has nothing to do: what does not fit is left out of each quotation.
func (d *reviewer) Fit(*canvas.Screen) {}

// reviewLine is a line of the dialog: pieces of text with their looks.
type reviewLine []reviewPiece

type reviewPiece struct {
	look style.Look
	text string
}

var textReviewKeys = lang.Text{
	En: " enter take it · n p other place · a keep aside · d drop · b back · esc give up ",
	Bn: " enter: এখানেই · n p: অন্য জায়গা · a: আলাদা রাখুন · d: বাদ · b: আগেরটি · esc: থাক ",
}

// Box lays the dialog out for the screen.
func (d *reviewer) Box(v *canvas.Screen) *canvas.Box {
	width := min(v.Columns-3, 84)
	lines := d.lines(v, width-2)
	room := max(min(len(lines), v.DialogRows()-2), 1)
	b := &canvas.Box{Width: width, Height: room + 2, Top: -1, Left: -1, CursorLine: -1, Framed: true, About: true,
		Clear: v.Clear}
	title := v.Lang.Format(lang.Text{En: "Where does it stand now? (%s of %s)", Bn: "এখন এটি কোথায়? (%s/%s)"},
		lang.Number(d.revision.at+1), lang.Number(len(d.revision.open)))
	b.Line = func(r *canvas.Row, i, end int) {
		switch {
		case i == 0:
			r.Put(v.Theme.BoxTitle, " "+title+" ", end)
			r.Line(v.Theme.BoxDim, end)
		case i == room+1:
			hint := v.Lang.Of(textReviewKeys)
			r.Line(v.Theme.BoxDim, end-v.TextColumns(hint))
			r.Put(v.Theme.BoxDim, hint, end)
		default:
			r.Put(v.Theme.Box, " ", end)
			for _, p := range lines[i-1] {
				r.Put(p.look, p.text, end-1)
			}
		}
	}
	return b
}

// lines are what the dialog says of the current span.
func (d *reviewer) lines(v *canvas.Screen, columns int) []reviewLine {
	p, ok := d.revision.current()
	if !ok {
		return []reviewLine{nil}
	}
	t := v.Theme
	out := []reviewLine{{{t.BoxTitle, p.Span.Label}, {t.BoxDim, "  " + v.Lang.Of(reasonTexts[p.Reason])}}, nil}
	out = append(out, reviewLine{{t.BoxDim, v.Lang.Of(lang.Text{En: "Then:", Bn: "তখন:"})}})
	out = append(out, quoted(v, d.revision.plan.Old, p.Span.Range, columns)...)
	now := lang.Text{En: "Now, place %s of %s:", Bn: "এখন, জায়গা %s/%s:"}
	if len(p.Candidates) == 1 {
		now = lang.Text{En: "Now:%.0s%.0s", Bn: "এখন:%.0s%.0s"}
	}
	heading := v.Lang.Format(now, lang.Number(d.revision.nth+1), lang.Number(len(p.Candidates)))
	out = append(out, nil, reviewLine{{t.BoxDim, heading}})
	out = append(out, quoted(v, d.revision.plan.New, d.revision.candidate().At, columns)...)
	if said, known := d.revision.said[p.Span.ID]; known {
		out = append(out, nil, reviewLine{{t.BoxDim, v.Lang.Of(verdictTexts[said.Verdict])}})
	}
	return out
}

// mostQuoted is how many rows a quotation takes at most; the middle of longer ones is left out.
const mostQuoted = 5

// quoted is a range of a text with what stands around it, its words picked out.
func quoted(v *canvas.Screen, a *model.Article, at model.Range, columns int) []reviewLine {
	before, after := reanchor.Around(a, at, 60)
	if _, whole, cut := strings.Cut(before, " "); cut && len(before) < int(at.Start) {
		before = whole // it began within a word
	}
	if i := strings.LastIndexByte(after, ' '); i >= 0 && int(at.End)+len(after) < int(a.Len()) {
		after = after[:i+1]
	}
	words := a.Slice(at)
	if n := 2 * columns; len(words) > 12*n { // far more than is shown
		x := a.Index()
		words = words[:x.Snap(int(at.Start)+3*n)-at.Start] + " … " + words[x.SnapUp(int(at.End)-3*n)-at.Start:]
	}
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	head := flat("… " + before)
	if strings.TrimRight(before, " \n\t") != before {
		head += " "
	}
	tail := flat(after + " …")
	if strings.TrimLeft(after, " \n\t") != after {
		tail = " " + tail
	}
	from, to := len(head)+len("["), len(head)+len("[")+len(flat(words))
	short := canvas.LayOut(head+"["+flat(words)+"]"+tail, v.Profile, columns-2)
	var out []reviewLine
	for _, l := range short.Lines() {
		line := reviewLine{{v.Theme.Box, "  "}}
		for _, part := range []struct {
			from, to int
			look     style.Look
		}{{0, from - 1, v.Theme.BoxDim}, {from - 1, to + 1, v.Theme.Pick}, {to + 1, len(short.Text), v.Theme.BoxDim}} {
			if s, e := max(part.from, int(l.Start)), min(part.to, int(l.End)); s < e {
				line = append(line, reviewPiece{part.look, short.Text[s:e]})
			}
		}
		out = append(out, line)
	}
	if len(out) > mostQuoted {
		out = append(append(out[:2:2], reviewLine{{v.Theme.BoxDim, "  …"}}), out[len(out)-2:]...)
	}
	return out
}

var verdictTexts = map[reanchor.Verdict]lang.Text{
	reanchor.Place: {En: "You had placed it.", Bn: "আপনি এর জায়গা ঠিক করেছিলেন।"},
	reanchor.Aside: {En: "You had kept it aside.", Bn: "আপনি এটি আলাদা রেখেছিলেন।"},
	reanchor.Drop:  {En: "You had dropped it.", Bn: "আপনি এটি বাদ দিয়েছিলেন।"},
}

var reasonTexts = map[reanchor.Reason]lang.Text{
	reanchor.Edited:     {En: "its words were changed", Bn: "এর শব্দ বদলেছে"},
	reanchor.Repeated:   {En: "its words stand at several places", Bn: "শব্দগুলো কয়েক জায়গায় আছে"},
	reanchor.Weak:       {En: "its words stand among others now", Bn: "শব্দগুলোর আশপাশ এখন অন্য"},
	reanchor.PartOfWord: {En: "its words are part of other words now", Bn: "শব্দগুলো এখন অন্য শব্দের অংশ"},
	reanchor.LetterCase: {En: "capitals and small letters differ", Bn: "বড় ও ছোট হাতের অক্ষর আলাদা"},
	reanchor.Removed:    {En: "its words are not in the text any more", Bn: "শব্দগুলো আর লেখায় নেই"},
	reanchor.Taken:      {En: "its words are only where they stood before, at other places", Bn: "শব্দগুলো আছে শুধু আগের অন্য জায়গায়"},
}
