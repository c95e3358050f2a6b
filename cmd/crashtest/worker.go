//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

const annotator = "tester"

// worker is one worker's directory and what it knows of the dataset in it.
type worker struct {
	dir     string
	program string
	dataset string
	random  *rand.Rand
	sure    state // acknowledged by the screen
	serial  int   // of the latest action
}

func newWorker(dir, program string, seed, number uint64) (*worker, error) {
	d := &worker{
		dir: dir, program: program, dataset: filepath.Join(dir, "dataset.jsonl"),
		random: rand.New(rand.NewPCG(seed, number)), sure: newState(),
	}
	return d, writeQueue(filepath.Join(dir, "queue.jsonl"))
}

// environ keeps what the user running the test has set up away from the program.
func (d *worker) environ() []string {
	env := []string{"PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LC_ALL=C.UTF-8"}
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"} {
		env = append(env, name+"="+filepath.Join(d.dir, "home"))
	}
	return env
}

// settle compares the dataset with what was acknowledged, or with that and the change that was under way; it takes over what is found.
func (d *worker) settle(pending *state, r *result) error {
	found, err := read(d.dataset)
	if err != nil {
		return fmt.Errorf("the dataset can't be read: %w", err)
	}
	switch {
	case found.equal(d.sure):
	case pending != nil && found.equal(*pending):
		r.inFlight++
		d.sure = found
	case pending != nil:
		return fmt.Errorf("the dataset holds neither what was shown nor what was being done\nholds:\n%sshown:\n%sunder way:\n%s", found,
			d.sure, *pending)
	default:
		return fmt.Errorf("the dataset does not hold what was shown\nholds:\n%sshown:\n%s", found, d.sure)
	}
	return nil
}
