package tui

import (
	"strings"

	"tippani/annotations/reanchor"
	"tippani/model"
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// reviewer is the dialog that goes through the uncertain spans of a revision, a key each.
type reviewer struct {
	revision *revision
	done     func(a *App) // all is decided
	left     func(a *App) // given up; nothing has changed
}

func (d *reviewer) key(a *App, k press) {
	do := a.resolve(keymap.List, k)
	switch {
	case do == keymap.Cancel || do == keymap.Quit:
		a.close()
		d.left(a)
		return
	case do == keymap.Accept:
		d.revision.decide(reanchor.Place)
	case do == keymap.CursorDown:
		d.revision.turn(1)
	case do == keymap.CursorUp:
		d.revision.turn(-1)
	default:
		switch a.physical(k.text) {
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
		a.close()
		d.done(a)
	}
}

// reviewLine is a line of the dialog: pieces of text with their looks.
type reviewLine []reviewPiece

type reviewPiece struct {
	look look
	text string
}

var textReviewKeys = lang.Text{
	En: " enter take it · n p other place · a keep aside · d drop · b back · esc give up ",
	Bn: " enter: এখানেই · n p: অন্য জায়গা · a: আলাদা রাখুন · d: বাদ · b: আগেরটি · esc: থাক ",
}

func (d *reviewer) box(v *view) *box {
	width := min(v.columns-3, 84)
	lines := d.lines(v, width-2)
	room := max(min(len(lines), v.rows-3), 1)
	b := &box{width: width, height: room + 2, top: -1, left: -1, cursorLine: -1}
	title := v.lang.Format(lang.Text{En: "Where does it stand now? (%s of %s)", Bn: "এখন এটি কোথায়? (%s/%s)"},
		lang.Number(d.revision.at+1), lang.Number(len(d.revision.open)))
	b.line = func(r *row, i, end int) {
		switch {
		case i == 0:
			r.put(v.theme.boxTitle, " "+title+" ", end)
			r.line(v.theme.boxDim, end)
		case i == room+1:
			hint := v.lang.Of(textReviewKeys)
			r.line(v.theme.boxDim, end-v.textColumns(hint))
			r.put(v.theme.boxDim, hint, end)
		default:
			r.put(v.theme.box, " ", end)
			for _, p := range lines[i-1] {
				r.put(p.look, p.text, end-1)
			}
		}
	}
	return b
}

// lines are what the dialog says of the current span.
func (d *reviewer) lines(v *view, columns int) []reviewLine {
	p, ok := d.revision.current()
	if !ok {
		return []reviewLine{nil}
	}
	t := v.theme
	out := []reviewLine{{{t.boxTitle, p.Span.Label}, {t.boxDim, "  " + v.lang.Of(reasonTexts[p.Reason])}}, nil}
	out = append(out, reviewLine{{t.boxDim, v.lang.Of(lang.Text{En: "Then:", Bn: "তখন:"})}})
	out = append(out, quoted(v, d.revision.plan.Old, p.Span.Range, columns)...)
	now := lang.Text{En: "Now, place %s of %s:", Bn: "এখন, জায়গা %s/%s:"}
	if len(p.Candidates) == 1 {
		now = lang.Text{En: "Now:%.0s%.0s", Bn: "এখন:%.0s%.0s"}
	}
	heading := v.lang.Format(now, lang.Number(d.revision.nth+1), lang.Number(len(p.Candidates)))
	out = append(out, nil, reviewLine{{t.boxDim, heading}})
	out = append(out, quoted(v, d.revision.plan.New, d.revision.candidate().At, columns)...)
	if said, known := d.revision.said[p.Span.ID]; known {
		out = append(out, nil, reviewLine{{t.boxDim, v.lang.Of(verdictTexts[said.Verdict])}})
	}
	return out
}

// mostQuoted is how many rows a quotation takes at most; the middle of longer ones is left out.
const mostQuoted = 5

// quoted is a range of a text with what stands around it, its words picked out.
func quoted(v *view, a *model.Article, at model.Range, columns int) []reviewLine {
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
	short := layOut(head+"["+flat(words)+"]"+tail, v.profile, columns-2)
	var out []reviewLine
	for _, l := range short.lines() {
		line := reviewLine{{v.theme.box, "  "}}
		for _, part := range []struct {
			from, to int
			look     look
		}{{0, from - 1, v.theme.boxDim}, {from - 1, to + 1, v.theme.pick}, {to + 1, len(short.text), v.theme.boxDim}} {
			if s, e := max(part.from, int(l.Start)), min(part.to, int(l.End)); s < e {
				line = append(line, reviewPiece{part.look, short.text[s:e]})
			}
		}
		out = append(out, line)
	}
	if len(out) > mostQuoted {
		out = append(append(out[:2:2], reviewLine{{v.theme.boxDim, "  …"}}), out[len(out)-2:]...)
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
