package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"tippani/annotations/assign"
	"tippani/annotations/formats"
	"tippani/annotations/record"
	"tippani/model/source"
)

// giveOut has the plan carried out.
func (g *assigned) giveOut() (err error) {
	g.given, err = g.plan.Give(g.articles)
	var none *assign.ForError
	if !errors.As(err, &none) {
		return err
	}
	if none.For == "" {
		return fmt.Errorf("articles without %s need %s, and --to names %d who %s any; add NAME without a value", g.by,
			many(none.Wanted, "annotator"), none.Have, taking(none.Have))
	}
	return fmt.Errorf("articles of %s %q need %s, and --to names %d for it; add NAME=%s", g.by, none.For, many(none.Wanted, "annotator"),
		none.Have, none.For)
}

func taking(n int) string {
	if n == 1 {
		return "takes"
	}
	return "take"
}

// write writes the queues, what stood in them first. They appear when all are whole; one that gets nothing new is left as it is.
func (g *assigned) write(env environment) error {
	for n, q := range g.queues {
		for i, list := range g.given {
			if g.fresh(i, n, list) {
				q.fresh++
			}
		}
		q.all += q.fresh
	}
	files := make([]*formats.Pending, len(g.queues)) // nil for one that is left as it is
	for n, q := range g.queues {
		if q.fresh == 0 {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(q.path), 0o755); err != nil {
			return fmt.Errorf("the output directory can't be made: %w", err)
		}
		f, err := formats.CreateFile(q.path)
		if err != nil {
			return err
		}
		defer env.undone(f.Discard)()
		if files[n] = f; q.there {
			if err := copyLines(f.W, q.path); err != nil {
				return err
			}
		}
	}
	if err := g.copy(files); err != nil {
		return err
	}
	for _, f := range files {
		if f == nil {
			continue
		}
		if err := f.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// fresh reports whether article i, which list gets, is new to queue n.
func (g *assigned) fresh(i, n int, list []int) bool {
	return slices.Contains(list, n) && !slices.Contains(g.articles[i].Has, g.queues[n].name)
}

// copy writes each article to the queues that it is new to.
func (g *assigned) copy(files []*formats.Pending) error {
	for i, list := range g.given {
		var line []byte
		for n, f := range files {
			if f == nil || !g.fresh(i, n, list) {
				continue
			}
			if line == nil {
				item, err := g.queue.At(i)
				if err != nil {
					return err
				}
				if item.Own != g.articles[i].ID {
					return errChanged(item.Source)
				}
				line = queueLine(item)
			}
			if _, err := f.W.Write(line); err != nil {
				return err
			}
		}
	}
	return nil
}

// queueLine is the line of an article in a queue: the one that it has, byte for byte, else a new one.
func queueLine(item source.Item) []byte {
	line := item.Line
	if line == nil {
		line = record.Append(nil, &record.Record{Article: item.Article})
	}
	return append(slices.Clip(line), '\n')
}

// copyLines copies a file, and ends its last line.
func copyLines(to io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return readFault(path, err)
	}
	defer f.Close()
	last := &lastByte{to: to}
	if _, err := io.Copy(last, f); err != nil {
		return readFault(path, err)
	}
	if last.b != '\n' {
		_, err = to.Write([]byte{'\n'})
	}
	return err
}

// lastByte passes on what is written and keeps its last byte.
type lastByte struct {
	to io.Writer
	b  byte
}

func (l *lastByte) Write(p []byte) (int, error) {
	if len(p) > 0 {
		l.b = p[len(p)-1]
	}
	return l.to.Write(p)
}

// tell prints who has what.
func (g *assigned) tell(env environment) error {
	out := newPen(env)
	for n, q := range g.queues {
		switch who := g.plan.Annotators[n]; {
		case q.all == 0 && who.For != "":
			out.print("%s: no article of %s %q is left\n", q.name, g.by, who.For)
		case q.all == 0:
			out.print("%s: no article is left\n", q.name)
		default:
			out.print("%s: %s, %d of them new, in %s\n", q.name, many(q.all, "article"), q.fresh, q.path)
		}
	}
	out.print("%s, %d of them by several annotators\n", many(len(g.given), "article"), g.several())
	return out.flush()
}

// several counts the articles that go to more than one annotator.
func (g *assigned) several() (n int) {
	for _, list := range g.given {
		if len(list) > 1 {
			n++
		}
	}
	return n
}

// assignedJSON is who has what.
type assignedJSON struct {
	Queues   []queueJSON `json:"queues"`
	Articles int         `json:"articles"`
	Several  int         `json:"by_several"`
}

type queueJSON struct {
	Annotator string `json:"annotator"`
	Desk      string `json:"desk,omitempty"`
	File      string `json:"file"` // it is written when somebody has an article in it
	Articles  int    `json:"articles"`
	New       int    `json:"new"`
}

func (g *assigned) report() assignedJSON {
	r := assignedJSON{Articles: len(g.given), Several: g.several()}
	for n, q := range g.queues {
		r.Queues = append(r.Queues, queueJSON{q.name, g.plan.Annotators[n].For, q.path, q.all, q.fresh})
	}
	return r
}
