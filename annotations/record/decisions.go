package record

import (
	"slices"

	"tippani/annotations"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// DecisionsKey is the key of a record under which an adjudicator's decisions stand (docs/dataset.md).
const DecisionsKey = "decisions"

var (
	decisionKeys = []string{"id", "about", "choice", "taken", "left", "gold", "by", "time", "how", "reason"}
	versionKeys  = []string{"annotator", "id"}
)

// Set is what the record says as a set: spans, relations, answer and decisions.
func (r *Record) Set() *annotations.Set {
	set := annotations.SetOf(r.Spans, r.Relations, r.Answer)
	set.Decide(r.Decisions())
	return set
}

// Decisions are the adjudicator's. What another program wrote under the key and is not of this form is not looked at, and stays as
// it is; DecisionsFault says so.
func (r *Record) Decisions() []*annotations.Decision {
	list, fault := r.decisions()
	if fault != "" {
		return nil
	}
	return list
}

// DecisionsFault says what is wrong with what stands under DecisionsKey; "" when nothing is.
func (r *Record) DecisionsFault() string {
	_, fault := r.decisions()
	return fault
}

// DecisionsError is why nothing can be decided in the record: what stands under DecisionsKey is not tippani's, and would be lost.
func (r *Record) DecisionsError() error {
	fault := r.DecisionsFault()
	ids := make(map[string]bool)
	for _, d := range r.Decisions() {
		if ids[d.ID] {
			fault = sayDecisionTwice.With().String()
		}
		ids[d.ID] = true
	}
	if fault != "" {
		return sayDecisionsForeign.Error(r.Article.ID(), r.Annotator, fault)
	}
	return nil
}

func (r *Record) decisions() (list []*annotations.Decision, fault string) {
	i := r.decisionsIndex()
	if i < 0 {
		return nil, ""
	}
	fault = eachOf(r.Extra[i].Raw, `"decisions"`, func(value []byte) string {
		d, fault := decodeDecision(value)
		list = append(list, d)
		return fault
	})
	return list, fault
}

var (
	sayDecisionsRemedy = message.New("record.decisions-remedy", "correct it, see tippani help dataset, or give the key another name if it "+
		"is not tippani's")
	sayDecisionsForeign = message.New("record.decisions-foreign", "in the record of %q by %s nothing can be decided: %s; give the key "+
		`"decisions" there another name`)
	sayDecisionTwice = message.New("record.decision-twice", `the id stands twice in "decisions"`)
)

// decided reports, strictly, what is wrong with the decisions.
func (d *decoder) decided() {
	if !d.strict {
		return
	}
	list, fault := d.record.decisions()
	if fault != "" {
		d.strictly("", message.Verbatim(fault), sayDecisionsRemedy.With())
		return
	}
	ids := make(map[string]bool)
	for _, one := range list {
		if ids[one.ID] {
			d.strictly(one.ID, sayDecisionTwice.With(), sayAnotherID.With())
		}
		ids[one.ID] = true
	}
}

// KeepDecisions makes a list the record's decisions. None leaves what another program wrote under the key.
func (r *Record) KeepDecisions(list []*annotations.Decision) {
	i := r.decisionsIndex()
	if i >= 0 && len(list) == 0 && r.DecisionsFault() != "" {
		return
	}
	if i < 0 && len(list) == 0 {
		return
	}
	r.Extra = slices.Clone(r.Extra)
	switch {
	case len(list) == 0:
		r.Extra = slices.Delete(r.Extra, i, i+1)
	case i < 0:
		r.Extra = append(r.Extra, annotations.Field{Key: DecisionsKey, Raw: appendDecisions(list)})
	default:
		r.Extra[i].Raw = appendDecisions(list)
	}
}

// decisionsRaw is the record's decisions as they are written; nil for none.
func (r *Record) decisionsRaw() []byte {
	if i := r.decisionsIndex(); i >= 0 {
		return r.Extra[i].Raw
	}
	return nil
}

func (r *Record) decisionsIndex() int {
	return slices.IndexFunc(r.Extra, func(f annotations.Field) bool { return f.Key == DecisionsKey })
}

func appendDecisions(list []*annotations.Decision) []byte {
	out := []byte{'['}
	for i, d := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = AppendDecision(out, d)
	}
	return append(out, ']')
}

// AppendDecision writes a decision as a JSON object.
func AppendDecision(dst []byte, d *annotations.Decision) []byte {
	o := jsontext.Open(dst)
	o.Text("id", d.ID)
	o.Text("about", string(d.About))
	o.Text("choice", string(d.Choice))
	for _, versions := range []struct {
		key  string
		list []annotations.Version
	}{{"taken", d.Taken}, {"left", d.Left}} {
		o.List(versions.key, len(versions.list), func(dst []byte, i int) []byte {
			v := jsontext.Open(dst)
			v.Text("annotator", versions.list[i].Annotator)
			v.Text("id", versions.list[i].ID)
			return v.Close()
		})
	}
	o.Some("gold", d.Gold)
	o.Some("by", d.By)
	o.Some("time", d.Time)
	o.Some("how", d.How)
	o.Some("reason", d.Reason)
	appendFields(&o, d.Extra)
	return o.Close()
}

func decodeDecision(value []byte) (d *annotations.Decision, fault string) {
	const what = `an entry of "decisions"`
	fields, extra, fault := membersOf(value, decisionKeys, what)
	d = &annotations.Decision{Extra: extra}
	var about, choice string
	for _, t := range []struct {
		key  string
		into *string
		must bool
	}{{"id", &d.ID, true}, {"about", &about, true}, {"choice", &choice, true}, {"gold", &d.Gold, false}, {"by", &d.By, false},
		{"time", &d.Time, false}, {"how", &d.How, false}, {"reason", &d.Reason, false}} {
		*t.into, fault = textOf(fields, t.key, t.must, what, fault)
	}
	d.About, d.Choice = annotations.About(about), annotations.Choice(choice)
	if fault == "" && !d.Sound() {
		return d, what + ` has an unknown "about" or "choice"`
	}
	for _, versions := range []struct {
		key  string
		into *[]annotations.Version
	}{{"taken", &d.Taken}, {"left", &d.Left}} {
		if fault == "" {
			*versions.into, fault = decodeVersions(fields.get(versions.key), `"`+versions.key+`" in `+what)
		}
	}
	return d, fault
}

func decodeVersions(raw []byte, what string) (list []annotations.Version, fault string) {
	fault = eachOf(raw, what, func(value []byte) string {
		fields, _, fault := membersOf(value, versionKeys, what)
		var v annotations.Version
		v.Annotator, fault = textOf(fields, "annotator", false, what, fault)
		v.ID, fault = textOf(fields, "id", true, what, fault)
		list = append(list, v)
		return fault
	})
	return list, fault
}
