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
	records []*sketched
	labels  []string // each once
	numbers map[string]int32
}

// sketched is a Sketch with its labels as numbers: about 250 bytes, whatever the size of the record.
type sketched struct {
	textSketch
	labels []counted[int32]
}

// NewPlan prepares a division. Articles whose texts have at least the part similar of their shingles in common, from 0 to 1,
// stay together; above 1 only equal texts do.
func NewPlan(parts []Part, seed uint64, similar float64) *Plan {
	return &Plan{parts: parts, seed: seed, similar: similar, numbers: make(map[string]int32)}
}

// Add takes the next record.
func (p *Plan) Add(s Sketch) {
	r := &sketched{s.textSketch, make([]counted[int32], len(s.labels))}
	for i, l := range s.labels {
		n, known := p.numbers[l.label]
		if !known {
			n = int32(len(p.labels))
			p.labels = append(p.labels, strings.Clone(l.label))
			p.numbers[p.labels[n]] = n
		}
		r.labels[i] = counted[int32]{n, l.count}
	}
	p.records = append(p.records, r)
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
	hash    uint64           // its place in the order that the seed gives
	labels  []counted[int32] // of a group of one record they are the record's
	part    int              // -1 until assigned
}

func (g *group) count(label int32) int {
	for _, l := range g.labels {
		if l.label == label {
			return int(l.count)
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
	out := Outcome{Part: make([]uint8, len(p.records)), Joined: joined, Groups: len(groups), Records: make([]int, len(p.parts)),
		Articles: make([]int, len(p.parts)), Spans: make(map[string][]int)}
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
			label := p.labels[l.label]
			if out.Spans[label] == nil {
				out.Spans[label] = make([]int, len(p.parts))
			}
			out.Spans[label][g.part] += int(l.count)
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
		if len(g.records) == 1 {
			g.labels = r.labels
			continue
		}
		if len(g.records) == 2 {
			g.labels = slices.Clone(g.labels)
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
	labels  [][]int // by number of the label
}

func (p *Plan) assign(groups []*group) {
	has := given{make([]int, len(p.parts)), make([][]int, len(p.labels))}
	open := make([]int, len(p.labels)) // groups not assigned yet, by label
	for _, g := range groups {
		for _, l := range g.labels {
			open[l.label]++
		}
	}
	having := groupsByLabel(groups, open)
	for label := range p.labels {
		has.labels[label] = make([]int, len(p.parts))
	}
	byName := make([]int32, len(p.labels))
	for i := range byName {
		byName[i] = int32(i)
	}
	slices.SortFunc(byName, func(a, b int32) int { return cmp.Compare(p.labels[a], p.labels[b]) })
	put := func(g *group, part int) {
		g.part = part
		has.records[part] += len(g.records)
		for _, l := range g.labels {
			has.labels[l.label][part] += int(l.count)
			open[l.label]--
		}
	}
	for {
		rarest := int32(-1)
		for _, label := range byName {
			if open[label] > 0 && (rarest < 0 || open[label] < open[rarest]) {
				rarest = label
			}
		}
		if rarest < 0 {
			break
		}
		var list []*group
		for _, i := range having[rarest] {
			if g := groups[i]; g.part < 0 {
				list = append(list, g)
			}
		}
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

// groupsByLabel are the numbers of the groups that have each label, of which there are counts.
func groupsByLabel(groups []*group, counts []int) [][]int32 {
	all := 0
	for _, n := range counts {
		all += n
	}
	block := make([]int32, all)
	having := make([][]int32, len(counts))
	for label, n := range counts {
		having[label], block = block[:0:n], block[n:]
	}
	for i, g := range groups {
		for _, l := range g.labels {
			having[l.label] = append(having[l.label], int32(i))
		}
	}
	return having
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
