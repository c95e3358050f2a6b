package standoff

import (
	"errors"

	"tippani/annotations/formats/ordered"
)

// refuseHypothesis tells the answers of Hypothesis's API, and the annotations in them, from W3C's: text is a comment there, tags are
// labels, and positions count in a web page that is not at hand (h.readthedocs.io/en/latest/api-reference).
func refuseHypothesis(o ordered.Object) error {
	row := o
	if rows, err := o.Objects("rows"); err == nil && len(rows) > 0 {
		row = rows[0]
	} else if o.Has("rows") {
		return errors.New("this is an answer of Hypothesis's API without annotations")
	}
	if row.Has("uri") && row.Has("target") && (row.Has("tags") || row.Has("permissions")) && !row.Has("body") {
		return errors.New("these are annotations as Hypothesis's API gives them, which are not W3C's and come without the page's text; " +
			"fetch each as https://hypothes.is/api/annotations/ID.jsonld, and put the text beside as a file that the target's " +
			"source names")
	}
	return nil
}
