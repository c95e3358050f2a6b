package formats

import "errors"

// refuseHypothesis tells the answers of Hypothesis's API, and the annotations in them, from W3C's: text is a comment there, tags are
// labels, and positions count in a web page that is not at hand (h.readthedocs.io/en/latest/api-reference).
func refuseHypothesis(o object) error {
	row := o
	if rows, err := o.objects("rows"); err == nil && len(rows) > 0 {
		row = rows[0]
	} else if o.has("rows") {
		return errors.New("this is an answer of Hypothesis's API without annotations")
	}
	if row.has("uri") && row.has("target") && (row.has("tags") || row.has("permissions")) && !row.has("body") {
		return errors.New("these are annotations as Hypothesis's API gives them, which are not W3C's and come without the page's text; " +
			"fetch each as https://hypothes.is/api/annotations/ID.jsonld, and put the text beside as a file that the target's " +
			"source names")
	}
	return nil
}
