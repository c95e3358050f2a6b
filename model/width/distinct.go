package width

import (
	"tippani/model/segment"
	"tippani/model/visible"
)

// Distinct returns the distinct clusters of a text in the form in which they are drawn, in the order in which they
// first occur: what a terminal has to be asked for to draw the text. It reads at most budget bytes, and then on to the
// end of the cluster. A form that consists of several clusters is returned as these.
func Distinct(text string, budget int) []string {
	var d distinct
	scan := segment.NewScanner(text)
	for scan.Next() && scan.Start() < budget {
		d.add(text[scan.Start():scan.End()])
	}
	return d.forms
}

// distinct collects clusters, the common ones by index instead of by hash.
type distinct struct {
	ascii  [128]bool
	single [128]bool
	pair   [128][128]bool
	seen   map[string]bool
	forms  []string
}

func (d *distinct) add(cluster string) {
	if seen := d.slot(cluster); seen != nil {
		if *seen {
			return
		}
		*seen = true
	} else if d.seen[cluster] {
		return
	} else {
		if d.seen == nil {
			d.seen = map[string]bool{}
		}
		d.seen[cluster] = true
	}
	form := visible.Form(cluster)
	if form == cluster {
		d.forms = append(d.forms, form)
		return
	}
	scan := segment.NewScanner(form)
	for scan.Next() {
		d.add(form[scan.Start():scan.End()])
	}
}

// slot is where the tables keep a cluster; nil if they do not.
func (d *distinct) slot(s string) *bool {
	switch len(s) {
	case 1:
		if s[0] < 0x80 {
			return &d.ascii[s[0]]
		}
	case 3:
		if i, ok := bengaliIndex(s, 0); ok {
			return &d.single[i]
		}
	case 6:
		i, ok := bengaliIndex(s, 0)
		j, also := bengaliIndex(s, 3)
		if ok && also {
			return &d.pair[i][j]
		}
	}
	return nil
}
