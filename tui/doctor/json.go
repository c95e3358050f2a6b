package doctor

import (
	"encoding/json"
	"io"

	"tippani/tui/drawing"
	"tippani/tui/terminal"
)

// document is the report for programs. Its keys are part of the command's interface.
type document struct {
	XTVersion    string         `json:"xtversion"`
	DA1          string         `json:"da1"`
	Term         string         `json:"term"`
	TermProgram  string         `json:"term_program"`
	Name         string         `json:"name"`
	Identity     string         `json:"identity"`
	Columns      int            `json:"columns"`
	Rows         int            `json:"rows"`
	Colours      string         `json:"colours"`
	Answers      bool           `json:"answers"`
	Complete     bool           `json:"complete"`
	Milliseconds float64        `json:"milliseconds"`
	Asked        int            `json:"asked"`
	Answered     int            `json:"answered"`
	Background   *terminal.RGB  `json:"background"`
	Sync         bool           `json:"synchronised_output"`
	Explicit     bool           `json:"explicit_width"`
	Pictures     string         `json:"pictures"`
	PicturesWhy  string         `json:"pictures_reason"`
	CellWidth    int            `json:"cell_width"`
	CellHeight   int            `json:"cell_height"`
	Fonts        []string       `json:"fonts"`
	FontsWhy     string         `json:"fonts_reason"`
	Family       string         `json:"family"`
	Meaning      string         `json:"meaning"`
	Drawing      drawing.Choice `json:"drawing"`
	Remembered   drawing.Choice `json:"remembered"`
	Classes      []Figures      `json:"classes"`
	Sample       []string       `json:"sample"`
	Advice       []string       `json:"advice"`
}

// WriteJSON prints the report as one JSON object, in English. The sample's rows are what would be sent to the terminal.
func (e Examination) WriteJSON(w io.Writer, remembered drawing.Choice) error {
	family := e.Profile.Family()
	d := document{
		XTVersion: e.Answers.Version, DA1: e.Answers.DA1, Term: e.Env.Get("TERM"), TermProgram: e.Env.Get("TERM_PROGRAM"),
		Name: e.Name(), Identity: e.Identity, Columns: e.Size.Columns, Rows: e.Size.Rows, Colours: e.Colours.String(),
		Answers: e.Answers.Answered, Complete: e.Answers.Complete, Milliseconds: e.milliseconds(),
		Asked: e.Asked, Answered: e.answered(), Background: e.Answers.Background,
		Sync: e.Answers.Sync, Explicit: e.Answers.ExplicitWidth,
		Pictures: e.Pictures.Protocol.String(), PicturesWhy: e.Pictures.Reason.String(),
		Fonts: append([]string{}, e.Fonts...), CellWidth: e.Pictures.Cell.Width, CellHeight: e.Pictures.Cell.Height,
		Family: family.String(), Meaning: families[family.Letter].En,
		Drawing: e.Settled(remembered), Remembered: remembered, Classes: e.Figures(),
		Sample: ruled(e.Profile.Drawn(e.Settled(remembered).Drawing()), paragraph, e.column()),
	}
	if e.FontsFault != nil {
		d.FontsWhy = e.FontsFault.Error()
	}
	for _, t := range e.Advice() {
		d.Advice = append(d.Advice, t.En)
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(d)
}

func (e Examination) milliseconds() float64 { return float64(e.Answers.Took.Microseconds()) / 1000 }
