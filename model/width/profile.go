// Package width says what is drawn for a grapheme cluster and how many columns it takes in one terminal. Terminals
// disagree widely on Bengali (স্ত্রী takes 1, 2, 3, 4 or 6 columns), so the figures are asked of the terminal; what
// was not asked follows from the answers by rule. The columns of a string are the sum of its clusters' columns.
package width

import (
	"encoding/json"
	"maps"
	"sync"

	"tippani/model/segment"
	"tippani/model/visible"
)

// Profile is one terminal's columns. It never changes once made, and is safe for concurrent use.
type Profile struct {
	widths  map[string]int // by form, as measured
	family  Family
	drawing Drawing
	other   map[string]json.RawMessage // keys of a loaded file besides "widths"

	typesetter Typesetter // sets words as pictures; nil where text is printed
	unit       int        // pixels of a column where text is drawn; 0 elsewhere

	*tables
}

// tables answer without a look into maps. They are filled once: profiles that differ in nothing that they hold share them.
type tables struct {
	ascii  [128]uint8      // columns of one code point
	single [128]uint8      // columns of one code point of the Bengali block
	pair   [128][128]uint8 // columns of two code points of the Bengali block; unset where the second is no mark
}

// unset marks a pair that is not in the table.
const unset = 0xFF

// New makes a profile from measured columns by form (what Distinct, or visible.Form, returns). Forms that begin with a
// mark are kept but never looked up, since they are never sent.
func New(widths map[string]int) *Profile {
	return build(maps.Clone(widths), Drawing{}, nil)
}

// Default is the profile of a terminal that answered nothing: go-runewidth's columns.
func Default() *Profile { return fallback() }

// fallback is made once: filling the tables takes a fifth of a millisecond.
var fallback = sync.OnceValue(func() *Profile { return New(nil) })

func build(widths map[string]int, drawing Drawing, other map[string]json.RawMessage) *Profile {
	if widths == nil {
		widths = map[string]int{}
	}
	p := &Profile{widths: widths, family: Infer(widths), drawing: drawing, other: other, tables: new(tables)}
	p.tabulate()
	return p
}

// With returns a profile that knows more measurements, by form; they replace earlier ones.
func (p *Profile) With(widths map[string]int) *Profile {
	merged := maps.Clone(p.widths)
	maps.Copy(merged, widths)
	return build(merged, p.drawing, p.other)
}

// Drawn returns a profile that sends clusters as the drawing says.
func (p *Profile) Drawn(d Drawing) *Profile { return build(p.widths, d, p.other) }

// Family is the rule for what was not measured.
func (p *Profile) Family() Family { return p.family }

// Measured reports the measured columns of a form; false if it was never asked or answered.
func (p *Profile) Measured(form string) (int, bool) {
	n, ok := p.widths[form]
	return n, ok
}

// Drawing is how the profile sends clusters; the zero Drawing sends them as they are.
func (p *Profile) Drawing() Drawing { return p.drawing }

// Cell returns what is sent for a cluster.
func (p *Profile) Cell(cluster string) Cell {
	if p.drawing.none() {
		if n := p.quick(cluster); n != unset {
			return Cell{Text: cluster, Columns: int(n)}
		}
	}
	form := visible.Form(cluster)
	return p.draw(form, form == cluster)
}

// Columns is the columns of a cluster as it is drawn.
func (p *Profile) Columns(cluster string) int {
	if n := p.quick(cluster); n != unset {
		return int(n)
	}
	return p.Cell(cluster).Columns
}

// draw is what is sent for a form.
func (p *Profile) draw(form string, oneCluster bool) Cell {
	if p.drawing.Text != nil {
		if text, ok := p.drawing.Text(form); ok {
			return Cell{Text: text, Columns: p.columnsOfForm(text, true)}
		}
	}
	cell := Cell{Text: form, Columns: p.columnsOfForm(form, oneCluster)}
	if p.drawing.Text == nil && p.drawing.Cell != nil {
		if drawn, ok := p.drawing.Cell(form, cell.Columns); ok {
			return drawn
		}
	}
	return cell
}

// Unmeasured returns those of the forms, and of the texts that the drawing sends in their place, whose columns were
// never measured: what a terminal has to be asked for to draw them.
func (p *Profile) Unmeasured(forms ...string) []string {
	var unknown []string
	note := func(s string) {
		if _, ok := p.widths[s]; !ok {
			unknown = append(unknown, s)
		}
	}
	for _, form := range forms {
		note(form)
		if p.drawing.Text == nil {
			continue
		}
		if text, ok := p.drawing.Text(form); ok {
			note(text)
		}
	}
	return unknown
}

// Measure is the columns of a string: the sum over its clusters as they are drawn. A column of which a part is taken counts whole.
func (p *Profile) Measure(s string) int {
	sum := 0
	for scan := p.Scan(s, 0, len(s)); scan.Next(); {
		sum += scan.Columns()
	}
	return (sum + p.Unit() - 1) / p.Unit()
}

func (p *Profile) columnsOfForm(form string, oneCluster bool) int {
	if n, ok := p.widths[form]; ok {
		return n
	}
	if oneCluster {
		return p.family.Columns(form)
	}
	sum := 0
	scan := segment.NewScanner(form)
	for scan.Next() {
		cluster := form[scan.Start():scan.End()]
		if n, ok := p.widths[cluster]; ok {
			sum += n
		} else {
			sum += p.family.Columns(cluster)
		}
	}
	return sum
}
