package main

import "slices"

// reviewJSON is what is to be decided and, with --auto, what was.
type reviewJSON struct {
	Gold       string            `json:"gold"`
	Auto       *decidedJSON      `json:"auto,omitempty"`
	Open       int               `json:"open"`
	Articles   []reviewedJSON    `json:"articles"`
	Annotators []string          `json:"annotators"`
	LeftOut    reviewLeftOutJSON `json:"left_out"`
	Faulty     int               `json:"faulty"` // records of which the sound spans were taken
}

// decidedJSON is what --auto has decided.
type decidedJSON struct {
	Rule     string `json:"rule"`
	Agreed   int    `json:"agreed"` // spans that all agree about
	ByRule   int    `json:"by_rule"`
	Finished int    `json:"finished"` // articles
}

type reviewedJSON struct {
	ID         string `json:"id"`
	Title      string `json:"title,omitempty"`
	Annotators int    `json:"annotators"`
	Open       int    `json:"open"`
	Finished   bool   `json:"finished,omitempty"` // now, by --auto
}

// reviewLeftOutJSON counts what was not looked at.
type reviewLeftOutJSON struct {
	Alone    int `json:"one_annotator"` // articles
	Progress int `json:"progress"`      // records that are not finished
	Aside    int `json:"rejected_or_ignored"`
	Texts    int `json:"other_texts"` // articles
	Lines    int `json:"unreadable"`  // lines that are no record
}

func (c *adjudication) report() reviewJSON {
	r := reviewJSON{Gold: c.dataset.Path(), Articles: []reviewedJSON{}, Annotators: slices.Sorted(slices.Values(c.names)), Faulty: c.faulty,
		LeftOut: reviewLeftOutJSON{c.lone, c.ongoing, c.aside, len(c.differ), c.strays}}
	for _, l := range c.shown {
		r.Open += l.todo
		r.Articles = append(r.Articles, reviewedJSON{l.id, l.title, len(l.records), l.todo, l.finished})
	}
	return r
}

// list prints what would be gone through.
func (c *adjudication) list() error {
	r := c.report()
	if err := printJSON(c.flags.env.stdout, r); err != nil {
		return err
	}
	return leftToDecide(r.Open)
}
