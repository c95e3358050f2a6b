package doctor

import (
	"io"

	"tippani/model/visible"
	"tippani/tui/drawing"
	"tippani/tui/lang"
	"tippani/tui/terminal"
)

var (
	textWhich = lang.Text{En: "Which of the two reads better? Press 1 or 2; any other key leaves it as it is.",
		Bn: "কোনটি পড়তে ভালো? ১ বা ২ টিপুন; অন্য চাবিতে যেমন আছে তেমন থাকে।"}
	textNow = lang.Text{En: "(in use)", Bn: "(চালু)"}
)

// Choose shows a text in logical order and in the other drawing that the terminal can show, and lets a key pick. It
// returns Auto, and shows nothing, if there is only one, and Auto if neither was picked. The report should be told to
// a user who comes back from here.
func (e Examination) Choose(t *terminal.Terminal, l lang.Lang, remembered drawing.Choice) drawing.Choice {
	choices := []drawing.Choice{drawing.Logical, e.other()}
	if choices[1] == drawing.Logical {
		return drawing.Auto
	}
	t.Show(e.question(l, choices, remembered))
	key := make([]byte, 256)
	n, err := t.Input().Read(key)
	if err != nil && err != io.EOF {
		return drawing.Auto
	}
	switch string(key[:n]) {
	case "1", "১":
		return choices[0]
	case "2", "২":
		return choices[1]
	}
	return drawing.Auto
}

// question is the screen with both drawings. What does not fit below is left out, the question itself never.
func (e Examination) question(l lang.Lang, choices []drawing.Choice, remembered drawing.Choice) terminal.Frame {
	var rows []string
	for _, row := range lines(e.Profile, l.Of(textWhich), max(10, e.Size.Columns-2)) {
		rows = append(rows, row.text)
	}
	for i, c := range choices {
		head := l.Number(i+1) + "  " + l.Of(textNumber[c])
		if c == e.Settled(remembered) {
			head += "  " + l.Of(textNow)
		}
		text, _ := sampled(e.Profile, visible.String(head))
		rows = append(rows, "", text)
		for _, row := range ruled(e.Profile.Drawn(c.Drawing()), trial, e.column()) {
			rows = append(rows, "   "+row)
		}
	}
	return terminal.Frame{Rows: rows}
}
