package main

import (
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"

	"github.com/creack/pty"
)

// host is the subcommand that runs a command in a pseudo-terminal of a certain size. What the command writes is thrown away, or,
// with -emulator, goes to the standard input of an emulator whose standard output is what the command reads.
func host(args []string) error {
	f := flag.NewFlagSet("host", flag.ExitOnError)
	columns := f.Uint("columns", 80, "columns of the pseudo-terminal")
	rows := f.Uint("rows", 24, "rows of the pseudo-terminal")
	emulator := f.String("emulator", "", "command line (for sh) of an emulator that reads and writes bytes")
	if err := f.Parse(args); err != nil {
		return err
	}
	if f.NArg() == 0 {
		return errors.New("host: no command given")
	}
	inner, err := pty.StartWithSize(exec.Command(f.Arg(0), f.Args()[1:]...), &pty.Winsize{Cols: uint16(*columns), Rows: uint16(*rows)})
	if err != nil {
		return err
	}
	if *emulator == "" {
		_, _ = io.Copy(io.Discard, inner)
		return nil
	}
	e := exec.Command("sh", "-c", "exec "+*emulator)
	e.Stderr = os.Stderr
	feed, err := e.StdinPipe()
	if err != nil {
		return err
	}
	replies, err := e.StdoutPipe()
	if err != nil {
		return err
	}
	if err := e.Start(); err != nil {
		return err
	}
	go func() { _, _ = io.Copy(inner, replies) }()
	_, _ = io.Copy(feed, inner) // ends with an error when the command does
	_ = feed.Close()
	return e.Wait()
}
