package main

import (
	"fmt"
	"io"

	"tippani/annotations/record"
)

// findings gathers the problems of a dataset by what they are: a label that the schema lacks is one finding, however many
// spans have it.
type findings struct {
	count int
	kinds []*finding
	index map[string]*finding
	other int // problems of kinds beyond the first listedFindings
}

type finding struct {
	first record.Problem
	count int
}

const listedFindings = 30

func (f *findings) add(p record.Problem) {
	f.count++
	if k := f.index[p.What.String()]; k != nil {
		k.count++
		return
	}
	if len(f.kinds) == listedFindings {
		f.other++
		return
	}
	if f.index == nil {
		f.index = make(map[string]*finding)
	}
	k := &finding{p, 1}
	f.index[p.What.String()] = k
	f.kinds = append(f.kinds, k)
}

func (f *findings) print(w io.Writer, path string) {
	for _, k := range f.kinds {
		if k.count == 1 {
			fmt.Fprintf(w, "%s\n", k.first)
		} else {
			fmt.Fprintf(w, "%s (and %s more)\n", k.first, many(k.count-1, "time"))
		}
	}
	if f.other > 0 {
		fmt.Fprintf(w, "%d problems more; see tippani check %s\n", f.other, path)
	}
}
