package doctor

import (
	"fmt"
	"io"

	"tippani/model/width"
)

// queries is what a saved profile tells of the terminal's answers; null where there was none.
type queries struct {
	XTVersion *string `json:"xtversion"`
	DA1       *string `json:"da1"`
}

func answerOrNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Save writes what was measured as a width file, which width.Load reads: "widths", and what names the terminal. It
// fails if nothing was measured.
func (e Examination) Save(w io.Writer) error {
	if e.answered() == 0 {
		return fmt.Errorf("the terminal answered nothing, so there is nothing to save; run tippani doctor in another terminal")
	}
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := e.Env.Get(name); v != "" {
			locale = v
			break
		}
	}
	p := width.New(e.Answers.Widths)
	for name, value := range map[string]any{
		"terminal": e.Name(), "version": e.Answers.Version, "locale": locale,
		"pipelined_probe_ms": e.milliseconds(), "pipelined_probes": e.Asked,
		"queries": queries{answerOrNull(e.Answers.Version), answerOrNull(e.Answers.DA1)},
	} {
		var err error
		if p, err = p.WithValue(name, value); err != nil {
			return err
		}
	}
	return p.Save(w)
}
