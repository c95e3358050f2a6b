package main

import (
	"encoding/json"
	"os"
)

// finding is what one run in one terminal at one size showed; the results are a file with one in each line.
type finding struct {
	Terminal string `json:"terminal"`
	Version  string `json:"version"`
	Says     string `json:"says,omitempty"` // its answer to XTVERSION
	Columns  int    `json:"columns"`
	Rows     int    `json:"rows"`
	Family   string `json:"family"`
	// Tallies are for the bundled article and for the text of hard cases.
	Tallies map[string]*tally `json:"tallies"`
	// Failed says why the run could not be finished.
	Failed string `json:"failed,omitempty"`
}

// tally counts what was compared.
type tally struct {
	Screens   int       `json:"screens"`
	Rows      int       `json:"rows"`       // different rows compared
	Wrong     int       `json:"wrong"`      // of them
	Stops     int       `json:"stops"`      // columns compared
	Cursors   int       `json:"cursors"`    // places of the cursor compared
	CursorsNo int       `json:"cursors_no"` // of them wrong
	Examples  []example `json:"examples,omitempty"`
}

// example is one difference.
type example struct {
	Screen  string `json:"screen"`
	Row     int    `json:"row"`
	Text    string `json:"text"`
	Want    int    `json:"want"` // the program's column, from 1
	Got     int    `json:"got"`  // the terminal's
	Cluster string `json:"cluster,omitempty"`
	After   string `json:"after,omitempty"` // the cluster before it
	Counted int    `json:"counted"`         // columns that the program counts for the cluster
	Moved   int    `json:"moved"`           // columns that the terminal moved
	Once    bool   `json:"once,omitempty"`  // it was right when asked again
}

// mostExamples bounds the examples of a tally.
const mostExamples = 12

func (t *tally) example(e example) {
	if len(t.Examples) < mostExamples {
		t.Examples = append(t.Examples, e)
	}
}

// add appends the finding to a file.
func (f *finding) add(path string) error {
	line, err := json.Marshal(f)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err := file.Write(append(line, '\n')); err != nil {
		return err
	}
	return file.Close()
}
