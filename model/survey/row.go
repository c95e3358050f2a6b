package survey

import (
	"strings"

	"tippani/model/message"
	"tippani/model/source"
)

// Row is a head as it is shown.
type Row struct {
	Article     int
	Known       bool            // it was read
	Fault       message.Message // why it can't be read; nothing when it can
	Title, Name string
	ID          string
}

// joined is what is kept of a head: three lines.
func joined(head source.Head, err error) string {
	if err != nil {
		return OneLine(err.Error()) + "\n\n"
	}
	id := head.ID
	if id == head.Name {
		id = ""
	}
	return OneLine(head.Title) + "\n" + OneLine(head.Name) + "\n" + OneLine(id)
}

// OneLine puts a text on one line: what breaks lines in a title, or in the name of a file, must not break a list.
func OneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// parted is the row of a kept text.
func parted(i int, text string, fault message.Message) Row {
	r := Row{Article: i, Known: true}
	var rest string
	r.Title, rest, _ = strings.Cut(text, "\n")
	if !fault.None() {
		r.Fault, r.Title = fault, ""
		return r
	}
	r.Name, r.ID, _ = strings.Cut(rest, "\n")
	if r.ID == "" {
		r.ID = r.Name
	}
	return r
}

// row is the head of an article as far as it is known.
func (h *Heads) row(i int) Row {
	if text, ok := h.known(i); ok {
		return parted(i, text, h.faults[i])
	}
	for _, r := range h.sight {
		if r.Article == i && r.Known {
			return r
		}
	}
	return Row{Article: i}
}
