package queue

import (
	"tippani/annotations"
	"tippani/model/survey"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/lang"
	"tippani/tui/style"
)

var overviewHint = []lang.Text{
	{En: " type a title, file, number or state · %s: by state · enter opens · esc closes ",
		Bn: " শিরোনাম, ফাইল, নম্বর বা অবস্থা লিখুন · %s: অবস্থা ধরে · enter: খুলুন · esc: বন্ধ "},
	{En: " type to filter · %s: by state · enter opens · esc ", Bn: " লিখে ছাঁকুন · %s: অবস্থা ধরে · enter: খুলুন · esc "},
	{En: " type to filter · %s: state ", Bn: " লিখে ছাঁকুন · %s: অবস্থা "},
}

// Fit gives the list its place on the screen.
func (o *Overview) Fit(v *canvas.Screen) {
	o.LongList.Fit(v, max(o.Articles.Count.Total, 1))
	o.FitField(v, o.status(v))
}

// Box lays the list out for the screen.
func (o *Overview) Box(v *canvas.Screen) *canvas.Box {
	d := dialog.ListBox{Title: o.summary(v), Status: o.status(v), About: o.about(v), Empty: o.nothing(v),
		Row: func(r *canvas.Row, k, end int) {
			o.draw(v, r, k, end)
		}}
	for _, t := range overviewHint {
		d.Hint = append(d.Hint, v.Lang.Format(t, o.Articles.stateKey))
	}
	return o.LongList.Box(v, d)
}

// status stands behind what is typed: the state that is shown, and how far the work in the background is.
func (o *Overview) status(v *canvas.Screen) string {
	s := ""
	if o.only != Unread {
		s = v.Lang.Format(lang.Text{En: "only %s ", Bn: "শুধু %s "}, stateNames[o.only])
	}
	if p := o.progress(v); p != "" {
		s = p + " " + s
	}
	if v.Columns < 60 && o.only != Unread {
		s = v.Lang.Of(stateNames[o.only]) + " "
	}
	return s
}

func (o *Overview) nothing(v *canvas.Screen) string {
	if o.progress(v) != "" {
		return v.Lang.Of(lang.Text{En: "nothing yet", Bn: "এখনো কিছু নেই"})
	}
	return v.Lang.Of(lang.Text{En: "nothing matches", Bn: "কিছু মেলেনি"})
}

// draw draws row k: where it is in the work, its number, title, spans and name.
func (o *Overview) draw(v *canvas.Screen, r *canvas.Row, k, end int) {
	t := v.Theme
	i := o.Article(k)
	head := o.Articles.Heads.Row(i)
	start := r.Col
	base, dim := o.Begin(v, r, k, end)
	sign, tone := o.sign(v, i, head.ID)
	r.Put(base.Over(tone), sign, end)
	r.Column(base, start+4)
	number := v.Lang.Number(i + 1)
	digits := v.TextColumns(v.Lang.Number(max(o.Articles.Count.Total, 1)))
	r.Column(base, start+4+max(digits-v.TextColumns(number), 0))
	r.Put(dim, number, end)
	r.Column(base, start+6+digits)

	width := end - start
	name, spans := 0, 0
	if width >= 56 {
		name = width * 3 / 10
		spans = 6
	}
	title := head.Title
	look := base
	switch {
	case !head.Fault.None():
		title, look, name, spans = survey.OneLine(v.Lang.Message(head.Fault)), base.Over(lookOnly(t.Bad)), 0, 0
	case !head.Known:
		title, look = "…", dim
	case title == "":
		title = head.Name
	}
	look.Bold = look.Bold || i == o.Here
	r.Put(look, title, end-name-spans-1)
	if name == 0 {
		r.Fill(base, end)
		return
	}
	if n := o.Articles.Standing.spansOf(i); n > 0 {
		s := v.Lang.Number(n)
		r.Column(base, end-name-1-v.TextColumns(s))
		r.Put(dim, s, end-name-1)
	}
	r.Column(base, end-name+1)
	r.Put(dim, dialog.Tail(v, head.Name, name-2), end)
	r.Fill(base, end)
}

// lookOnly is the colour of a look that is meant for the bars, without their ground.
func lookOnly(l style.Look) style.Look {
	if l.Bg != "" && l.Fg == "#FFFFFF" {
		return style.Look{Fg: l.Bg, Bold: l.Bold}
	}
	return style.Look{Fg: l.Fg, Bold: l.Bold}
}

// sign is the mark of an article's state: told apart without colours.
func (o *Overview) sign(v *canvas.Screen, i int, id string) (string, style.Look) {
	t := v.Theme
	switch o.Articles.Standing.At(i) {
	case Finished:
		switch o.Articles.Dataset.Progress(id).Answer {
		case annotations.Reject:
			return "×", lookOnly(t.Warn)
		case annotations.Ignore:
			return "–", style.Look{Fg: t.BoxDim.Fg}
		}
		return "✓", lookOnly(t.Good)
	case Begun:
		return "●", style.Look{Fg: t.Key.Fg}
	case Untouched:
		return "○", style.Look{Fg: t.BoxDim.Fg}
	case Unreadable:
		return "!", lookOnly(t.Bad)
	}
	return " ", style.Look{}
}

// stateText is an article's state in words.
func (o *Overview) stateText(v *canvas.Screen, i int, id string) string {
	st := o.Articles.Standing.At(i)
	if st == Finished {
		switch o.Articles.Dataset.Progress(id).Answer {
		case annotations.Reject:
			return v.Lang.Of(lang.Text{En: "rejected", Bn: "প্রত্যাখ্যাত"})
		case annotations.Ignore:
			return v.Lang.Of(lang.Text{En: "ignored", Bn: "এড়ানো"})
		}
	}
	return v.Lang.Of(stateNames[st])
}

// SpansText is a number of spans in words.
func SpansText(v *canvas.Screen, n int) string {
	return counted(v, n, "", lang.Text{En: "%s span", Bn: "%sটি চিহ্ন"}, lang.Text{En: "%s spans", Bn: "%sটি চিহ্ন"})
}

// counted is a number with the thing that is counted; more stands behind the number when it is not the last word.
func counted(v *canvas.Screen, n int, more string, single, several lang.Text) string {
	if n != 1 || more != "" {
		single = several
	}
	return v.Lang.Format(single, v.Lang.Number(n)+more)
}
