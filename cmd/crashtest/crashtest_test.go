//go:build unix

package main

import (
	"flag"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

var (
	kills = flag.Int("kills", 100, "how often the annotator is killed; go run ./cmd/crashtest does the same for longer runs")
	seed  = flag.Uint64("seed", 0, "what is typed and when it is killed; 0 takes the time")
)

func TestAKilledAnnotatorLosesNothingThatItShowed(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "tippani")
	if out, err := exec.Command("go", "build", "-o", program, "tippani/cmd/tippani").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	if testing.Short() {
		*kills = min(*kills, 20)
	}
	// A life waits most of its time, for a random moment to be killed at: three keep two processors busy.
	total, err := campaign{program: program, dir: dir, seed: *seed, kills: *kills, workers: 3}.run()
	t.Logf("seed %d: %s", *seed, total)
	if err != nil {
		t.Fatalf("seed %d: %v", *seed, err)
	}
	if total.actions < total.kills {
		t.Errorf("only %d changes were acknowledged in %d kills: the kills come too early to prove anything", total.actions, total.kills)
	}
}
