//go:build unix

// Crashtest kills the annotator thousands of times and looks whether anything was lost.
//
//	go run ./cmd/crashtest -kills 5000
//
// Each life of the program runs in a terminal of the test's own, where keys are typed that label, relabel, remove, undo, redo,
// write notes, finish articles and switch between them; at a random moment the process is killed with SIGKILL. Then the dataset
// is opened as any reader of it would, and must hold what the screen showed last, or that and the one action whose keys were
// typed. Meanwhile another reader looks at the dataset's file again and again: it must be valid at every moment, and never have
// fewer records than before.
//
// A run is reproducible in what is typed and when, by -seed; when the process is hit differs with the machine.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

func main() {
	kills := flag.Int("kills", 1000, "how often to kill")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "what to type and when to kill")
	workers := flag.Int("workers", 2, "how many programs at a time, each with its own dataset")
	program := flag.String("program", "", "the annotator (default: built from this module)")
	keep := flag.Bool("keep", false, "keep the datasets when all went well too")
	flag.Parse()
	os.Exit(run(*kills, *seed, *workers, *program, *keep))
}

func run(kills int, seed uint64, workers int, program string, keep bool) int {
	dir, err := os.MkdirTemp("", "crashtest")
	if err != nil {
		fmt.Fprintln(os.Stderr, "crashtest:", err)
		return 1
	}
	if program == "" {
		program = filepath.Join(dir, "tippani")
		if out, err := exec.Command("go", "build", "-o", program, "tippani/cmd/tippani").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "crashtest: the annotator can't be built: %v\n%s", err, out)
			return 1
		}
	}
	fmt.Printf("seed %d\n", seed)
	total, err := campaign{program: program, dir: dir, seed: seed, kills: kills, workers: workers}.run()
	fmt.Println(total)
	if err != nil {
		fmt.Fprintf(os.Stderr, "crashtest: seed %d: %v\nThe files are in %s\n", seed, err, dir)
		return 1
	}
	if !keep {
		os.RemoveAll(dir)
	}
	return 0
}
