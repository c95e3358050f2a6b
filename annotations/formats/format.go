package formats

import (
	"fmt"
)

// Format is one exchange format.
type Format struct {
	Name        string
	Extensions  []string // of its files, with the dot, the usual one first
	Description string
	Unit        Unit    // what its offsets count; "" for formats of tokens
	UnitFixed   bool    // the format's definition says so; otherwise it is detected on reading
	UnitSure    bool    // no tool writes another, and the reader takes none
	Units       []Unit  // where it is detected: those its tools are known to write; others count only when none of these fits
	Keeps       Feature // what comes back when the format is written and read again
	Directory   bool    // it is a directory of files, not one file
	Streams     bool    // memory does not grow with the number of articles

	KeepsMore func(Options) Feature                         // what an option adds to Keeps; may be nil
	Reading   func(*Format, Input, Options) (Reader, error) // nil: write only
	Writing   func(Output, Options) (Encoder, error)
}

// Reads reports whether the format can be read.
func (f Format) Reads() bool { return f.Reading != nil }

// WritesUnit reports whether the format can be written with offsets that count u; "" is the format's own unit.
func (f Format) WritesUnit(u Unit) bool {
	return u == "" || u == f.Unit || f.Unit != "" && !f.UnitFixed
}

// ReadsUnit reports whether the format can be read with offsets that count u; "" leaves it to the format. Formats of tokens have none, and
// hf is written by tippani alone, always in its own unit.
func (f Format) ReadsUnit(u Unit) bool { return u == "" || u == f.Unit || f.Unit != "" && !f.UnitSure }

// NewReader reads the format from in.
func (f Format) NewReader(in Input, opt Options) (Reader, error) {
	if f.Reading == nil {
		return nil, fmt.Errorf("%s can only be written, not read", f.Name)
	}
	return f.Reading(&f, in, opt.WithDefaults())
}

// NewWriter writes the format to out.
func (f Format) NewWriter(out Output, opt Options) (Writer, error) {
	opt = opt.WithDefaults()
	e, err := f.Writing(out, opt)
	if err != nil {
		return nil, err
	}
	return &encoding{Encoder: e, keeps: f.KeepsWith(opt), opt: opt}, nil
}

// KeepsWith is what the format keeps when written with opt.
func (f Format) KeepsWith(opt Options) Feature {
	if f.KeepsMore == nil {
		return f.Keeps
	}
	return f.Keeps | f.KeepsMore(opt)
}
