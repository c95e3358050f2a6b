package tui

import (
	"tippani/annotations"
	"tippani/model/survey"
	"tippani/tui/lang"
)

var overviewHint = []lang.Text{
	{En: " type a title, file, number or state · %s: by state · enter opens · esc closes ",
		Bn: " শিরোনাম, ফাইল, নম্বর বা অবস্থা লিখুন · %s: অবস্থা ধরে · enter: খুলুন · esc: বন্ধ "},
	{En: " type to filter · %s: by state · enter opens · esc ", Bn: " লিখে ছাঁকুন · %s: অবস্থা ধরে · enter: খুলুন · esc "},
	{En: " type to filter · %s: state ", Bn: " লিখে ছাঁকুন · %s: অবস্থা "},
}

// box lays the list out for the screen.
func (o *overview) box(v *view) *box {
	o.fit(v, listBoxRows, max(o.queue.count.Total, 1))
	d := listBox{title: o.summary(v), status: o.status(v), about: o.about(v), empty: o.nothing(v), row: func(r *row, k, end int) {
		o.draw(v, r, k, end)
	}}
	for _, t := range overviewHint {
		d.hint = append(d.hint, v.lang.Format(t, o.queue.stateKey))
	}
	return o.longList.box(v, d)
}

// status stands behind what is typed: the state that is shown, and how far the work in the background is.
func (o *overview) status(v *view) string {
	s := ""
	if o.only != unread {
		s = v.lang.Format(lang.Text{En: "only %s ", Bn: "শুধু %s "}, stateNames[o.only])
	}
	if p := o.progress(v); p != "" {
		s = p + " " + s
	}
	if v.columns < 60 && o.only != unread {
		s = v.lang.Of(stateNames[o.only]) + " "
	}
	return s
}

func (o *overview) nothing(v *view) string {
	if o.progress(v) != "" {
		return v.lang.Of(lang.Text{En: "nothing yet", Bn: "এখনো কিছু নেই"})
	}
	return v.lang.Of(lang.Text{En: "nothing matches", Bn: "কিছু মেলেনি"})
}

// draw draws row k: where it is in the work, its number, title, spans and name.
func (o *overview) draw(v *view, r *row, k, end int) {
	t := v.theme
	i := o.article(k)
	head := o.queue.heads.Row(i)
	start := r.col
	base, dim := o.begin(v, r, k, end)
	sign, tone := o.sign(v, i, head.ID)
	r.put(base.over(tone), sign, end)
	r.column(base, start+4)
	number := v.lang.Number(i + 1)
	digits := v.textColumns(v.lang.Number(max(o.queue.count.Total, 1)))
	r.column(base, start+4+max(digits-v.textColumns(number), 0))
	r.put(dim, number, end)
	r.column(base, start+6+digits)

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
		title, look, name, spans = survey.OneLine(v.lang.Message(head.Fault)), base.over(lookOnly(t.bad)), 0, 0
	case !head.Known:
		title, look = "…", dim
	case title == "":
		title = head.Name
	}
	look.bold = look.bold || i == o.here
	r.put(look, title, end-name-spans-1)
	if name == 0 {
		r.fill(base, end)
		return
	}
	if n := o.queue.standing.spansOf(i); n > 0 {
		s := v.lang.Number(n)
		r.column(base, end-name-1-v.textColumns(s))
		r.put(dim, s, end-name-1)
	}
	r.column(base, end-name+1)
	r.put(dim, tail(v, head.Name, name-2), end)
	r.fill(base, end)
}

// lookOnly is the colour of a look that is meant for the bars, without their ground.
func lookOnly(l look) look {
	if l.bg != "" && l.fg == "#FFFFFF" {
		return look{fg: l.bg, bold: l.bold}
	}
	return look{fg: l.fg, bold: l.bold}
}

// sign is the mark of an article's state: told apart without colours.
func (o *overview) sign(v *view, i int, id string) (string, look) {
	t := v.theme
	switch o.queue.standing.at(i) {
	case finished:
		switch o.queue.dataset.Progress(id).Answer {
		case annotations.Reject:
			return "×", lookOnly(t.warn)
		case annotations.Ignore:
			return "–", look{fg: t.boxDim.fg}
		}
		return "✓", lookOnly(t.good)
	case begun:
		return "●", look{fg: t.key.fg}
	case untouched:
		return "○", look{fg: t.boxDim.fg}
	case unreadable:
		return "!", lookOnly(t.bad)
	}
	return " ", look{}
}

// stateText is an article's state in words.
func (o *overview) stateText(v *view, i int, id string) string {
	st := o.queue.standing.at(i)
	if st == finished {
		switch o.queue.dataset.Progress(id).Answer {
		case annotations.Reject:
			return v.lang.Of(lang.Text{En: "rejected", Bn: "প্রত্যাখ্যাত"})
		case annotations.Ignore:
			return v.lang.Of(lang.Text{En: "ignored", Bn: "এড়ানো"})
		}
	}
	return v.lang.Of(stateNames[st])
}

func spansText(v *view, n int) string {
	return counted(v, n, "", lang.Text{En: "%s span", Bn: "%sটি চিহ্ন"}, lang.Text{En: "%s spans", Bn: "%sটি চিহ্ন"})
}

// counted is a number with the thing that is counted; more stands behind the number when it is not the last word.
func counted(v *view, n int, more string, single, several lang.Text) string {
	if n != 1 || more != "" {
		single = several
	}
	return v.lang.Format(single, v.lang.Number(n)+more)
}
