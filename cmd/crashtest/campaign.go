//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// campaign is one run: several workers, each with a dataset that lives through kill after kill.
type campaign struct {
	program string // the annotator
	dir     string // for the datasets
	seed    uint64
	kills   int
	workers int
}

// result counts what happened.
type result struct {
	kills    int // processes killed
	quits    int // lives that ended by the quit key instead
	actions  int // changes that the screen acknowledged
	inFlight int // kills after which the change under way was found in the dataset
	looks    int // times the dataset's file was read while a program ran
	changes  int // of these, when the file was another than the last time
	took     time.Duration
}

func (r result) String() string {
	return fmt.Sprintf("%d kills and %d quits in %.0f s: %d changes acknowledged, %d more were found done; the dataset was read %d "+
		"times, %d times it had changed",
		r.kills, r.quits, r.took.Seconds(), r.actions, r.inFlight, r.looks, r.changes)
}

func (r *result) add(s result) {
	r.kills += s.kills
	r.quits += s.quits
	r.actions += s.actions
	r.inFlight += s.inFlight
	r.looks += s.looks
	r.changes += s.changes
}

// run does the whole campaign. Its error joins what each worker found; a worker stops at its first finding.
func (c campaign) run() (total result, err error) {
	start := time.Now()
	var wait sync.WaitGroup
	var mu sync.Mutex
	for i := range c.workers {
		share := c.kills / c.workers
		if i < c.kills%c.workers {
			share++
		}
		wait.Go(func() {
			r, failed := c.work(i, share)
			mu.Lock()
			defer mu.Unlock()
			total.add(r)
			if failed != nil {
				err = errors.Join(err, fmt.Errorf("worker %d: %w", i, failed))
			}
		})
	}
	wait.Wait()
	total.took = time.Since(start)
	return total, err
}

// work is one worker: it kills until its share is done, and leaves by the quit key at the end.
func (c campaign) work(number, kills int) (r result, err error) {
	dir := filepath.Join(c.dir, fmt.Sprintf("worker-%d", number))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return r, err
	}
	d, err := newWorker(dir, c.program, c.seed, uint64(number))
	if err != nil {
		return r, err
	}
	watch := newWatch(d.dataset)
	go watch.loop()
	defer func() {
		var seen error
		r.looks, r.changes, seen = watch.stop()
		err = errors.Join(err, seen)
	}()
	for r.kills < kills {
		if err := d.live(&r, false); err != nil {
			return r, fmt.Errorf("life %d: %w", r.kills+r.quits+1, err)
		}
		if err := watch.err(); err != nil {
			return r, err
		}
	}
	return r, d.live(&r, true)
}
