package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tippani/annotations/assign"
	"tippani/model/jsontext"
	"tippani/model/source"
)

// assigned is a queue that is given out.
type assigned struct {
	plan     assign.Plan
	by       string // the key that tells the desk; "" for none
	queue    source.Queue
	articles []assign.Article
	made     []string       // whose record each article comes with; "" for nobody's
	at       map[string]int // places in the queue, by ids
	queues   []*assignedQueue
	given    [][]int // to the queues, by their numbers
}

// assignedQueue is the queue of one annotator.
type assignedQueue struct {
	name, path string
	there      bool // it is gone on with
	all, fresh int  // articles of the queue in it; those that are new to it
}

func (o *assignFlags) queueOf(name string) string { return filepath.Join(o.output, name+".jsonl") }

// usable refuses a file that must not become this queue.
func (q *assignedQueue) usable(force bool, inputs []string) error {
	if err := notAnInput(q.path, inputs); err != nil {
		return err
	}
	if force {
		return datasetFor(q.path, true, inputs...)
	}
	return outputFor(q.path, true, inputs...)
}

// read notes the articles. Two must not have one id: in queues apart they would be told apart no more.
func (g *assigned) read() error {
	g.at = make(map[string]int)
	desks := false
	for i := 0; ; i++ {
		item, err := g.queue.At(i)
		if ended(err) {
			break
		}
		if err != nil {
			return err
		}
		if first, twice := g.at[item.Own]; twice {
			before, err := g.queue.At(first)
			if err != nil {
				return err
			}
			return fmt.Errorf("%s and %s have one id, %q; give each its own, so that their annotations are not mixed up", before.Source,
				item.Source, item.Own)
		}
		g.at[item.Own] = i
		made, _ := jsontext.Unquote(item.Record.Value("annotator"))
		a := assign.Article{ID: item.Own}
		if g.by != "" {
			a.For = textAt(item.Record, g.by)
			desks = desks || a.For != ""
		}
		g.articles, g.made = append(g.articles, a), append(g.made, made)
	}
	if g.by != "" && !desks {
		return fmt.Errorf("no article has %s, the key that --by names; name one that the records of the queue have, such as meta.desk",
			g.by)
	}
	return nil
}

// ended reports whether a queue has no more articles.
func ended(err error) bool {
	var end *source.EndError
	return errors.As(err, &end)
}

// textAt is the text under a key, with points between those of objects within one another; "" when there is none.
func textAt(fields jsontext.Fields, path string) string {
	key, rest, deeper := strings.Cut(path, ".")
	raw := fields.Value(key)
	if raw == nil {
		return ""
	}
	if deeper {
		inner, err := jsontext.ReadFields(raw)
		if err != nil {
			return ""
		}
		return textAt(inner, rest)
	}
	text, ok := jsontext.Unquote(raw)
	if !ok {
		return string(raw)
	}
	return text
}

// before notes what a queue that is there gives its annotator already; nothing when it is replaced. Annotations are never replaced.
func (g *assigned) before(q *assignedQueue, replaced bool) (err error) {
	info, err := os.Stat(q.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return readFault(q.path, err)
	}
	there, err := source.Open([]string{q.path}, source.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, there.Close()) }()
	q.there = !replaced
	for i := 0; ; i++ {
		head, err := there.Head(i)
		if ended(err) {
			break
		}
		if err != nil {
			return err
		}
		k, known := g.at[head.ID]
		if head.Annotator != "" && !(known && g.made[k] == head.Annotator) {
			return fmt.Errorf("%s is no queue but a dataset: it has records by %s; name another directory with -o", q.path, head.Annotator)
		}
		if known && q.there {
			g.articles[k].Has = append(g.articles[k].Has, q.name)
			q.all++
		}
	}
	if q.there && q.all == 0 {
		return fmt.Errorf("%s has none of these articles; name another directory with -o, or replace it with --force", q.path)
	}
	return nil
}
