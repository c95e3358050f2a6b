package process_test

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"testing"

	"golang.org/x/sys/windows"

	"tippani/cmd/process"
	"tippani/tui/terminal"
)

// ending says to this program, started once more, how to end.
const ending = "TIPPANI_TEST_ENDING"

func TestMain(m *testing.M) {
	if how := os.Getenv(ending); how != "" {
		os.Exit(child(how))
	}
	os.Exit(m.Run())
}

// child takes the console over, says so on standard error, and ends.
func child(how string) int {
	term, err := process.Open(process.Options{In: os.Stdin, Out: os.Stdout, Env: os.Environ(), Fault: func(terminal.Fault) { os.Exit(3) }})
	if err != nil {
		return 2
	}
	defer term.Close()
	term.Show(terminal.Frame{Rows: []string{"ঢাকা"}})
	_, _ = io.WriteString(os.Stderr, "open\n")
	switch how {
	case "break":
		<-term.Stops()
	case "panic":
		term.Guard(func() { panic("as asked") })
	}
	return 0
}

// modes are those of the console of this process.
func modes(t *testing.T) (in, out uint32) {
	t.Helper()
	for name, mode := range map[string]*uint32{"CONIN$": &in, "CONOUT$": &out} {
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			t.Skip("there is no console: ", err)
		}
		err = windows.GetConsoleMode(windows.Handle(f.Fd()), mode)
		f.Close()
		if err != nil {
			t.Skip("there is no console: ", err)
		}
	}
	return in, out
}

// setModes has one test leave nothing to the next.
func setModes(t *testing.T, in, out uint32) {
	for name, mode := range map[string]uint32{"CONIN$": in, "CONOUT$": out} {
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		err = windows.SetConsoleMode(windows.Handle(f.Fd()), mode)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestEveryEndGivesTheConsoleBack(t *testing.T) {
	in, out := modes(t)
	ours := make(chan os.Signal, 4)
	signal.Notify(ours, os.Interrupt) // the break is for all that run in the console
	defer signal.Stop(ours)
	for how, want := range map[string]int{"return": 0, "panic": 3, "break": 0} {
		t.Run(how, func(t *testing.T) {
			defer setModes(t, in, out)
			console, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer console.Close()
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), ending+"="+how)
			cmd.Stdout = console
			said, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() { _ = cmd.Process.Kill() }() // once it has ended, this does nothing
			line, err := bufio.NewReader(said).ReadString('\n')
			if strings.TrimSpace(line) != "open" {
				t.Fatalf("it says %q, %v, and ends with %v", line, err, cmd.Wait())
			}
			if how == "break" {
				if err := windows.GenerateConsoleCtrlEvent(windows.CTRL_BREAK_EVENT, 0); err != nil {
					t.Skip("this console passes no break on, as that of wine 8: ", err)
				}
			}
			err = cmd.Wait()
			var failed *exec.ExitError
			if err != nil && !errors.As(err, &failed) || cmd.ProcessState.ExitCode() != want {
				t.Errorf("exit status %d (%v), want %d", cmd.ProcessState.ExitCode(), err, want)
			}
			if inNow, outNow := modes(t); inNow != in || outNow != out {
				t.Errorf("modes %x and %x, were %x and %x", inNow, outNow, in, out)
			}
		})
	}
}
