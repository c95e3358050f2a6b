package split

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Part is one of the files that a dataset is divided into.
type Part struct {
	Name  string
	Share int // relative to those of the other parts; 0 leaves the part empty
}

// Plan divides records. Add them all, then ask for the Outcome.
type Plan struct {
	parts   []Part
	seed    uint64
	similar float64
	records []*Sketch
	names   map[string]string // one copy of each label
}

// NewPlan prepares a division. Articles whose texts have at least the part similar of their shingles in common, from 0 to 1,
// stay together; above 1 only equal texts do.
func NewPlan(parts []Part, seed uint64, similar float64) *Plan {
	return &Plan{parts: parts, seed: seed, similar: similar, names: make(map[string]string)}
}

// Add takes the next record.
func (p *Plan) Add(s Sketch) {
	for i, l := range s.labels {
		name, known := p.names[l.label]
		if !known {
			name = strings.Clone(l.label)
			p.names[name] = name
		}
		s.labels[i].label = name
	}
	s.labels = slices.Clip(s.labels)
	p.records = append(p.records, &s)
}

// Outcome says where everything goes.
type Outcome struct {
	Part     []uint8          // number of the part of each record, in the order of Add
	Joined   int              // articles that nearly repeat another one and were put beside it
	Groups   int              // of articles that stay together, those of one article included
	Records  []int            // by part
	Labels   []string         // sorted
	Spans    map[string][]int // by label and part
	Articles []int            // by part
}

// group is a set of records that stay together.
type group struct {
	records []int32
	hash    uint64 // its place in the order that the seed gives
	labels  []labelCount
	part    int // -1 until assigned
}

func (g *group) count(label string) int {
	for _, l := range g.labels {
		if l.label == label {
			return l.count
		}
	}
	return 0
}

// Outcome divides by iterative stratification (Sechidis, Tsoumakas and Vlahavas, 2011): the rarest label is spread first, each
// group going to the part that lacks it most.
func (p *Plan) Outcome() Outcome {
	together, joined := p.group()
	groups := p.gather(together)
	p.assign(groups)
	out := Outcome{Part: make([]uint8, len(p.records)), Joined: joined, Groups: len(groups), Records: make([]int, len(p.parts)), Articles: make([]int, len(p.parts)), Spans: make(map[string][]int)}
	seen := make(map[uint64]bool)
	for _, g := range groups {
		for _, r := range g.records {
			out.Part[r] = uint8(g.part)
			out.Records[g.part]++
			if a := p.records[r].article; !seen[a] {
				seen[a] = true
				out.Articles[g.part]++
			}
		}
		for _, l := range g.labels {
			if out.Spans[l.label] == nil {
				out.Spans[l.label] = make([]int, len(p.parts))
			}
			out.Spans[l.label][g.part] += l.count
		}
	}
	out.Labels = slices.Sorted(maps.Keys(out.Spans))
	return out
}

// gather makes the groups, in the order that the seed gives.
func (p *Plan) gather(together sets) []*group {
	index := make(map[int32]*group)
	var groups []*group
	for i := range p.records {
		root := together.find(int32(i))
		g := index[root]
		if g == nil {
			g = &group{part: -1, hash: ^uint64(0)}
			index[root] = g
			groups = append(groups, g)
		}
		r := p.records[i]
		g.records = append(g.records, int32(i))
		g.hash = min(g.hash, mix(mix(p.seed)^r.article^mix(r.text)))
		if g.labels == nil {
			g.labels = slices.Clone(r.labels)
			continue
		}
		for _, l := range r.labels {
			g.labels = addLabel(g.labels, l.label, l.count)
		}
	}
	slices.SortFunc(groups, func(a, b *group) int { return cmp.Compare(a.hash, b.hash) })
	return groups
}

// given is how much of everything each part has got.
type given struct {
	records []int
	labels  map[string][]int
}

func (p *Plan) assign(groups []*group) {
	has := given{make([]int, len(p.parts)), make(map[string][]int)}
	having := make(map[string][]*group)
	for _, g := range groups {
		for _, l := range g.labels {
			having[l.label] = append(having[l.label], g)
		}
	}
	open := make(map[string]int, len(having)) // groups not assigned yet, by label
	for label, list := range having {
		open[label] = len(list)
		has.labels[label] = make([]int, len(p.parts))
	}
	put := func(g *group, part int) {
		g.part = part
		has.records[part] += len(g.records)
		for _, l := range g.labels {
			has.labels[l.label][part] += l.count
			open[l.label]--
		}
	}
	for {
		rarest := ""
		for _, label := range slices.Sorted(maps.Keys(open)) {
			if open[label] > 0 && (rarest == "" || open[label] < open[rarest]) {
				rarest = label
			}
		}
		if rarest == "" {
			break
		}
		list := slices.DeleteFunc(having[rarest], func(g *group) bool { return g.part >= 0 })
		slices.SortStableFunc(list, func(a, b *group) int { return cmp.Compare(b.count(rarest), a.count(rarest)) })
		for _, g := range list {
			put(g, p.neediest(has.labels[rarest], g.count(rarest), has.records, len(g.records)))
		}
	}
	for _, g := range groups {
		if g.part < 0 {
			put(g, p.neediest(has.records, len(g.records), has.records, len(g.records)))
		}
	}
}

// neediest is the part that would be least full, for its share, with half of n more; of equals the one least full of records,
// then the first. Half, as in Webster's method of dividing seats: three articles at 80, 10 and 10 all go to the first. In whole
// numbers, because floating-point results may differ between processors. A part without a share gets nothing.
func (p *Plan) neediest(first []int, n int, second []int, m int) int {
	best := -1
	for i, part := range p.parts {
		if part.Share <= 0 {
			continue
		}
		if best < 0 || cmp.Or(
			cmp.Compare((2*first[i]+n)*p.parts[best].Share, (2*first[best]+n)*part.Share),
			cmp.Compare((2*second[i]+m)*p.parts[best].Share, (2*second[best]+m)*part.Share)) < 0 {
			best = i
		}
	}
	return best
}
