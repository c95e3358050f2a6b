package main

import (
	"tippani/annotations/merge"
	"tippani/annotations/record"
)

// mergedJSON is what became of a merge.
type mergedJSON struct {
	Output    string         `json:"output"`
	Apart     string         `json:"apart,omitempty"` // where --keep apart has put the other versions
	Records   int            `json:"records"`
	Joined    int            `json:"joined"` // of several versions
	Conflicts []conflictJSON `json:"conflicts"`
	Repeated  []placeJSON    `json:"repeated"`
}

// conflictJSON is a contradiction between two versions of a record.
type conflictJSON struct {
	Article   string       `json:"article"`
	Annotator string       `json:"annotator"`
	Reason    merge.Reason `json:"reason"`
	First     any          `json:"first"`  // the span; null where the reason is about none
	Second    any          `json:"second"` // the same
}

// placeJSON is a line of a file.
type placeJSON struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

// contradiction counts a contradiction, and tells it at once or keeps it for the report.
func (j *joining) contradiction(r *record.Record, c merge.Conflict) {
	j.conflicts++
	if !j.asJSON {
		j.pen.print("%s\n", conflictText(r, c))
		return
	}
	j.found = append(j.found, conflictJSON{r.Article.ID(), r.Annotator, c.Reason, spanJSON(r, c.A), spanJSON(r, c.B)})
}

// leftOut tells of a record that a later line of its file replaces.
func (j *joining) leftOut(path string, line int) {
	if !j.asJSON {
		j.pen.print("%s:%d: left out, because a later line of the file has the record of the same article and annotator\n", path, line)
		return
	}
	j.repeated = append(j.repeated, placeJSON{path, line})
}

func (j *joining) report(aside string) error {
	r := mergedJSON{Output: j.output, Records: j.records, Joined: j.joined, Conflicts: j.found, Repeated: j.repeated}
	if j.asideLines > 0 {
		r.Apart = aside
	}
	if r.Conflicts == nil {
		r.Conflicts = []conflictJSON{}
	}
	if r.Repeated == nil {
		r.Repeated = []placeJSON{}
	}
	return printJSON(j.env.reportOn(j.output), r)
}
