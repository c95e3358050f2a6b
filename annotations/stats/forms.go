package stats

import (
	"cmp"
	"strings"

	"tippani/model/order"
)

// form counts a surface form. The table holds copies, so that it does not keep whole articles in memory.
func (t *Table) form(form string, l *labelTable) {
	f := t.forms[form]
	switch {
	case f != nil:
	case len(form) > MaxFormBytes:
		t.cap("long forms")
		return
	case len(t.forms) == t.maxForms:
		t.cap("forms")
		return
	default:
		f = new(formTable)
		t.forms[strings.Clone(form)] = f
	}
	for i := range *f {
		if (*f)[i].label == l {
			(*f)[i].count++
			return
		}
	}
	*f = append(*f, formCount{l, 1})
}

func (t *Table) labelList(top int) []Label {
	list := make([]Label, 0, len(t.labels))
	at := make(map[*labelTable]int, len(t.labels))
	for _, l := range t.labels {
		at[l] = len(list)
		list = append(list, Label{Name: l.name, Kind: l.kind, Count: l.count, Top: []Count{}, InCodePoint: l.codePoints.summary(),
			InToken: l.tokens.summary()})
	}
	for form, table := range t.forms {
		for _, c := range *table {
			l := &list[at[c.label]]
			l.Forms++
			l.Top = append(l.Top, Count{form, c.count})
			if len(l.Top) > 4*top+1000 {
				l.Top = mostFrequent(l.Top, top)
			}
		}
	}
	for i := range list {
		list[i].Top = mostFrequent(list[i].Top, top)
	}
	order.By(list, func(a, b Label) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
	return list
}

func mostFrequent(list []Count, n int) []Count {
	sortCounts(list)
	return list[:min(n, len(list))]
}

// ambiguous lists the forms with several labels, those first whose second label is most frequent.
func (t *Table) ambiguous(top int) []Ambiguity {
	list := []Ambiguity{}
	for form, table := range t.forms {
		if len(*table) < 2 {
			continue
		}
		a := Ambiguity{Form: form}
		for _, c := range *table {
			a.Count += c.count
			a.Labels = append(a.Labels, Count{c.label.name, c.count})
		}
		sortCounts(a.Labels)
		list = append(list, a)
	}
	order.By(list, func(a, b Ambiguity) int {
		return cmp.Or(cmp.Compare(b.Labels[1].Count, a.Labels[1].Count), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Form, b.Form))
	})
	return list[:min(top, len(list))]
}
